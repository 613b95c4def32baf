import type { DismissReason, EntityKind, Tactic } from '@/lib/model/alert'

export const entityNames: Partial<Record<EntityKind, string>> = {
  ip: 'Address',
  user: 'User',
  'service-account': 'Service account',
  namespace: 'Namespace',
  workload: 'Workload',
  pod: 'Pod',
  image: 'Image',
  node: 'Node',
}

export const reasonNames = {
  'false-positive': 'False positive',
  benign: 'Expected activity',
  'accepted-risk': 'Accepted risk',
  test: 'Test',
  duplicate: 'Duplicate',
  other: 'Other reason',
} as const satisfies Record<DismissReason, string>

/** `PrivilegeEscalation` → `Privilege escalation`. */
export const tacticName = (tactic: Tactic) => tactic.replace(/(?!^)[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

export const alertWords = (count: number) => (count === 1 ? '1 alert' : `${count} alerts`)
