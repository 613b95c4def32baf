import type { ExemptionCategory } from '@/lib/model/assessment'
import type { Exemption, ExemptionState } from '@/lib/model/exemption'

export const stateWords = {
  pending: 'Waits for approval',
  active: 'Active',
  expiring: 'Expires soon',
  expired: 'Expired',
  revoked: 'Revoked',
  rejected: 'Rejected',
} as const satisfies Record<ExemptionState, string>

export const categoryWords = {
  waiver: 'Waiver',
  mitigated: 'Mitigated',
} as const satisfies Record<ExemptionCategory, string>

export const categoryHints = {
  waiver: 'The risk is accepted: it leaves the score, in which it is neither healthy nor unhealthy.',
  mitigated: 'Something else takes care of it: it counts as healthy.',
} as const satisfies Record<ExemptionCategory, string>

/** What an exemption covers, in a few words. */
export function placeWords({ place, environment }: Pick<Exemption, 'place' | 'environment'>): string {
  const { kind, assetName, namespace, labels } = place
  if (kind === 'resource') return assetName ?? 'A resource that is gone'
  if (kind === 'labels') return `${labels?.join(', ')}${namespace === null ? '' : ` in ${namespace}`}`
  return kind === 'namespace' ? `Namespace ${namespace}` : `All of ${environment}`
}

/** What it is about: one recommendation, or all. */
export const checkWords = ({ checkName }: Pick<Exemption, 'checkName'>): string => checkName ?? 'All recommendations'
