import type { AlertStatus, EntityKind } from '@/lib/model/alert'
import type { AssessmentStatus } from '@/lib/model/assessment'
import type { EntityDetail } from '@/lib/model/entity-view'

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

export const alertStatusWords = {
  active: 'active',
  'in-progress': 'in progress',
  resolved: 'resolved',
  dismissed: 'dismissed',
} as const satisfies Record<AlertStatus, string>

export const standingWords = {
  unhealthy: 'unhealthy',
  healthy: 'healthy',
  'not-applicable': 'not applicable',
} as const satisfies Record<AssessmentStatus, string>

export const shows = [
  { id: 'all', label: 'All' },
  { id: 'alerts', label: 'Alerts' },
  { id: 'requests', label: 'Requests' },
  { id: 'posture', label: 'Posture' },
  { id: 'findings', label: 'Findings' },
] as const

/** `1 alert`, `3 alerts`. */
export const countWords = (count: number, one: string) =>
  `${count.toLocaleString('en-GB')} ${one}${count === 1 ? '' : 's'}`

/** `3 alerts, 2 of them open`; of very many the first ten thousand are counted. */
export function alertWords({ total, statuses }: EntityDetail['alerts']): string {
  const open = statuses.active + statuses['in-progress']
  const which =
    open === 0
      ? 'none open'
      : open === total.value
        ? open === 1
          ? 'open'
          : 'all open'
        : `${open.toLocaleString('en-GB')} open`
  return `${total.capped ? 'More than ' : ''}${countWords(total.value, 'alert')}, ${which}`
}
