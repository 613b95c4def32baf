import type { Json } from '@/lib/model/json'
import { severities, type Severity } from '@/lib/model/severity'
import { redactFields } from '@/lib/model/redact'
import type { Result } from './payload'

export type Outcome = 'pass' | 'fail' | 'warn' | 'error' | 'skip'
const outcomes: readonly Outcome[] = ['pass', 'fail', 'warn', 'error', 'skip']

/** What came of a policy; undefined when the result does not say, null for a word that no version of the API has. */
export function outcomeOf(result: Result): Outcome | null | undefined {
  const word = (result.result ?? result.status)?.toLowerCase()
  if (word === undefined) return undefined
  return outcomes.find((outcome) => outcome === word) ?? null
}

/** The result's own severity, else the one some senders put among the properties; undefined when there is none. */
export function severityOf(result: Result): Severity | undefined {
  const inside = propertiesOf(result)['severity']
  const word = (result.severity ?? (typeof inside === 'string' ? inside : undefined))?.toLowerCase()
  if (word === 'info') return 'informational'
  return severities.find((severity) => severity === word)
}

export function propertiesOf(result: Result): Record<string, Json> {
  return { ...result.data, ...result.properties }
}

/** Properties to keep: without secrets, without empty ones, at most 50. */
export function keptProperties(result: Result): Record<string, Json> {
  const full = Object.entries(propertiesOf(result)).filter(([, value]) => value !== '' && value !== null)
  return redactFields(Object.fromEntries(full.slice(0, 50)))
}

/** The first of these properties that is a text with something in it. */
export function property(result: Result, ...names: string[]): string | undefined {
  const properties = propertiesOf(result)
  for (const name of names) {
    const value = Object.hasOwn(properties, name) ? properties[name] : undefined
    if (typeof value === 'string' && value.trim() !== '') return value.trim()
  }
  return undefined
}
