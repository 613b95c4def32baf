import type { ScoreCauseName, ScoreMove } from './posture'

/** What moved the score, as the first word of its line. */
export const causeNames = {
  fixed: 'Fixed',
  broke: 'Broke',
  exempted: 'Exempted',
  'exemption-expired': 'Exemption expired',
  'exemption-revoked': 'Exemption revoked',
  'grace-given': 'Grace given',
  'grace-ended': 'Grace over',
  'check-changed': 'Judged anew',
  appeared: 'Appeared',
  vanished: 'Vanished',
  'evidence-stale': 'Evidence stale',
  unexplained: 'Not explained',
  weighting: 'Weighting',
  other: 'Other',
} as const satisfies Record<ScoreCauseName, string>

/** The rest of the line: which resources and which recommendation. Names are those of the report, as they came. */
export function moveDetail(move: Pick<ScoreMove, 'cause' | 'count' | 'assets' | 'checkName'>): string {
  if (move.cause === 'weighting') return 'Environments weigh differently now'
  if (move.cause === 'other') return move.count === 1 ? 'One smaller cause' : `${move.count} smaller causes`
  if (move.cause === 'unexplained') return 'The changes listed do not account for this'
  const [first] = move.assets
  const resources = move.count === 1 && first !== undefined ? first : `${move.count} resources`
  if (move.cause === 'evidence-stale') return `${resources} without news for a day, counted as last seen`
  return move.checkName === null ? resources : `${resources}: ${move.checkName}`
}
