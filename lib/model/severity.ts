import { z } from 'zod'

/** Worst first. `unknown` is a tool's own word for "not rated yet", never a guess of ours. */
export const severities = ['critical', 'high', 'medium', 'low', 'informational', 'unknown'] as const
export const severitySchema = z.enum(severities)
export type Severity = z.infer<typeof severitySchema>

/** Greater is worse; used as the leading digit of class numbers, so never renumber. */
export const severityRank = {
  critical: 6,
  high: 5,
  medium: 4,
  low: 3,
  informational: 2,
  unknown: 1,
} as const satisfies Record<Severity, number>

/** The severity of a rank; throws on a number that no severity has. */
export function severityOfRank(rank: number): Severity {
  const found = severities.find((severity) => severityRank[severity] === rank)
  if (!found) throw new RangeError(`no severity has rank ${rank}`)
  return found
}
