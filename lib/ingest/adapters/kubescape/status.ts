import type { Severity } from '@/lib/model/severity'
import type { ControlResult, ControlSummary } from './payload'

/** What a control says of a resource; `unknown` for a word that Kubescape does not have. */
export type ControlStatus = {
  status: 'failed' | 'passed' | 'excepted' | 'irrelevant' | 'skipped' | 'unknown'
  word: string
}

const words = new Set(['failed', 'passed', 'skipped', 'irrelevant', 'excluded'])

/** A control fails on a resource if any of its rules does; exceptions that people made in Kubescape are kept apart. */
export function statusOf(control: ControlResult): ControlStatus {
  const own = typeof control.status === 'string' ? { status: control.status, subStatus: null } : control.status
  const rules = control.rules ?? []
  const said = own?.status ? [own] : rules
  // Releases before 3 say `failed` and put the exception beside it.
  const isExcepted = (one: (typeof said)[number]) =>
    'exception' in one && Array.isArray(one.exception) && one.exception.length > 0
  const statuses = said.map((one) => (one.status === 'failed' && isExcepted(one) ? 'excluded' : (one.status ?? '')))
  const strange = statuses.find((status) => !words.has(status))
  if (strange !== undefined || statuses.length === 0) return { status: 'unknown', word: strange ?? '' }
  const has = (status: string) => statuses.includes(status)
  const parts = [...said, ...rules].map((one) => one.subStatus)
  if (has('failed')) return { status: 'failed', word: 'failed' }
  if (has('excluded') || parts.includes('w/exceptions')) return { status: 'excepted', word: 'excluded' }
  if (has('skipped')) return { status: 'skipped', word: 'skipped' }
  if (has('irrelevant') || (own?.subStatus ?? '') === 'irrelevant') return { status: 'irrelevant', word: 'irrelevant' }
  return { status: 'passed', word: 'passed' }
}

/** Kubescape's own bounds on the weight of a control. */
export function severityOf(summary: ControlSummary | undefined): Severity {
  const weight = summary?.scoreFactor ?? 0
  if (weight <= 0) return 'unknown'
  return weight >= 9 ? 'critical' : weight >= 7 ? 'high' : weight >= 4 ? 'medium' : 'low'
}

/** Where the fault lies, and what to write there, each once. */
export function placesOf(control: ControlResult): { paths: string[]; messages: string[] } {
  const paths = new Set<string>()
  const messages = new Set<string>()
  for (const rule of control.rules ?? []) {
    if (rule.status !== 'failed' && rule.status) continue
    for (const { failedPath, reviewPath, deletePath, fixPath } of rule.paths ?? []) {
      for (const path of [failedPath, reviewPath, deletePath, fixPath?.path]) if (path) paths.add(path.slice(0, 500))
      if (fixPath?.path && fixPath.value && fixPath.value !== 'YOUR_VALUE') {
        messages.add(`set ${fixPath.path.slice(0, 500)} to ${fixPath.value.slice(0, 200)}`)
      } else if (deletePath) messages.add(`remove ${deletePath.slice(0, 500)}`)
    }
  }
  return { paths: [...paths].slice(0, 50), messages: [...messages].slice(0, 20) }
}
