import type { LabelSelector } from '../facts/label-selector'

const patterns = [
  [/^all\(\)$/, () => ({ pairs: [], expressions: [] })],
  [/^has\(([^)\s]+)\)$/, ([, key = '']) => one(key, 'Exists')],
  [/^!\s*has\(([^)\s]+)\)$/, ([, key = '']) => one(key, 'DoesNotExist')],
  [/^(\S+?)\s*==\s*['"]([^'"]*)['"]$/, ([, key = '', value = '']) => one(key, 'In', [value])],
  [/^(\S+?)\s*!=\s*['"]([^'"]*)['"]$/, ([, key = '', value = '']) => one(key, 'NotIn', [value])],
  [/^(\S+)\s+in\s*\{([^}]*)\}$/, ([, key = '', values = '']) => one(key, 'In', words(values))],
  [/^(\S+)\s+not\s+in\s*\{([^}]*)\}$/, ([, key = '', values = '']) => one(key, 'NotIn', words(values))],
] as const satisfies readonly (readonly [RegExp, (match: RegExpExecArray) => LabelSelector])[]

/**
 * Reads a selector of Calico: conditions joined by `&&`. One with `||`, brackets or functions beyond that is null.
 * Source: Calico's reference of resource definitions, "Selectors".
 */
export function readCalicoSelector(text: string | null | undefined): LabelSelector | null {
  if (!text?.trim()) return { pairs: [], expressions: [] }
  if (text.length > 4_096) return null
  const parts = text.split('&&').map(readCondition)
  return parts.includes(null)
    ? null
    : {
        pairs: parts.flatMap((part) => part?.pairs ?? []),
        expressions: parts.flatMap((part) => part?.expressions ?? []),
      }
}

function readCondition(text: string): LabelSelector | null {
  for (const [pattern, read] of patterns) {
    const match = pattern.exec(text.trim())
    if (match) return read(match)
  }
  return null
}

function one(key: string, operator: string, values?: string[]): LabelSelector {
  const [value] = values ?? []
  if (operator === 'In' && values?.length === 1 && value !== undefined)
    return { pairs: [[key, value]], expressions: [] }
  return { pairs: [], expressions: [{ key, operator, ...(values && { values }) }] }
}

const words = (list: string) => list.split(',').map((word) => word.trim().replace(/^['"]|['"]$/g, ''))
