import { notEvaluatedWords, type Evidence, type Verdict } from '@/lib/model/assessment'
import type { Json } from '@/lib/model/json'

/** A workload with thousands of containers need not prove its fault thousands of times. */
const evidenceLimit = 50

/** One proof; `value` is left out where nothing is set. */
export function proof(path: string, value: Json | undefined, message: string): Evidence {
  return value === undefined ? { path, message } : { path, value, message }
}

/** Unhealthy if there is any evidence. Keeps the first 50 pieces and says how many more there are. */
export function verdictOf(evidence: readonly Evidence[]): Verdict {
  const last = evidence[evidenceLimit - 1]
  if (evidence.length === 0) return { status: 'healthy' }
  if (evidence.length <= evidenceLimit || !last) return { status: 'unhealthy', evidence: [...evidence] }
  const rest = evidence.length - evidenceLimit + 1
  const summary = { path: last.path, message: `${rest} more places of this kind, the first one here` }
  return { status: 'unhealthy', evidence: [...evidence.slice(0, evidenceLimit - 1), summary] }
}

/** For a check that may apply, but whose evidence nobody has collected. */
export const notEvaluated = (reason: string): Verdict => ({
  status: 'not-applicable',
  reason: `${notEvaluatedWords}${reason}`,
  evaluated: false,
})

export const notApplicable = (reason: string): Verdict => ({ status: 'not-applicable', reason })
