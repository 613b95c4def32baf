import type { FirstAction, FirstReason } from '@/lib/model/overview'
import { severityRank } from '@/lib/model/severity'

const has = (action: FirstAction, ...kinds: FirstReason['kind'][]) =>
  Number(action.reasons.some((reason) => kinds.includes(reason.kind)))

/**
 * Orders what to do first: severity; then what is under attack (known exploited, or with an open alert); then what can
 * be reached from outside; what is privileged; what runs; what gives most points; what is spread widest. Ties stand by id.
 */
export function rankFirst(actions: readonly FirstAction[]): FirstAction[] {
  return actions.toSorted(
    (a, b) =>
      severityRank[b.severity] - severityRank[a.severity] ||
      has(b, 'exploited', 'alert') - has(a, 'exploited', 'alert') ||
      has(b, 'exposed') - has(a, 'exposed') ||
      has(b, 'privileged') - has(a, 'privileged') ||
      has(b, 'running') - has(a, 'running') ||
      (b.gain ?? 0) - (a.gain ?? 0) ||
      b.resources - a.resources ||
      (a.id < b.id ? -1 : 1),
  )
}
