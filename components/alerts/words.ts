import { skipReasons, type SkipReason } from '@/lib/model/alert-job'
import type { AlertStatus, DismissReason, EntityKind, Tactic } from '@/lib/model/alert'

/** `PrivilegeEscalation` → `Privilege escalation`. */
export function tacticName(tactic: Tactic): string {
  return tactic.replace(/(?!^)[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}

export const reasonNames = {
  benign: { label: 'Expected activity', hint: 'A planned change or daily work' },
  'false-positive': { label: 'False positive', hint: 'The detection is wrong here' },
  test: { label: 'Test', hint: 'A drill or a penetration test' },
  duplicate: { label: 'Duplicate', hint: 'Handled in another alert' },
  'accepted-risk': { label: 'Risk accepted', hint: 'Real, and we live with it' },
  other: { label: 'Other', hint: 'The comment says why' },
} as const satisfies Record<DismissReason, { label: string; hint: string }>

/** The reason in words; one that this version does not know is shown as it is. */
export function reasonName(reason: string): string {
  return Object.hasOwn(reasonNames, reason) ? reasonNames[reason as DismissReason].label : reason
}

/** What has been done, after the name of the alerts: `3 alerts resolved`. */
export const statusDone = {
  active: 'reopened',
  'in-progress': 'in progress',
  resolved: 'resolved',
  dismissed: 'dismissed',
} as const satisfies Record<AlertStatus, string>

export const entityNames = {
  cluster: 'Cluster',
  node: 'Node',
  namespace: 'Namespace',
  workload: 'Workload',
  pod: 'Pod',
  container: 'Container',
  image: 'Image',
  process: 'Process',
  user: 'User',
  'service-account': 'Service account',
  host: 'Host',
  file: 'File',
  ip: 'Address',
} as const satisfies Record<EntityKind, string>

/** `1 alert`, `3 alerts`. */
export function alertCount(count: number): string {
  return count === 1 ? '1 alert' : `${count.toLocaleString('en-GB')} alerts`
}

const skipWords = {
  unchanged: 'so already',
  transition: 'closed, open them first',
  'changed-meanwhile': 'changed by somebody meanwhile',
  'not-permitted': 'not yours to change',
  'not-found': 'gone',
} as const satisfies Record<SkipReason, string>

/** `3 alerts left as they were: 2 so already, 1 not yours to change.` */
export function skippedWords(reasons: Partial<Record<SkipReason, number>>): string {
  const parts = skipReasons.flatMap((reason) => {
    const count = reasons[reason] ?? 0
    return count > 0 ? [{ count, words: `${count.toLocaleString('en-GB')} ${skipWords[reason]}` }] : []
  })
  const total = parts.reduce((sum, { count }) => sum + count, 0)
  return total === 0 ? '' : `${alertCount(total)} left as they were: ${parts.map(({ words }) => words).join(', ')}. `
}
