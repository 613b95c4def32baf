import type { Care, Entry } from './roster'
import { shareOf } from './random'

/** What moved in the fortnight. Days count back from now; each line is a reason that the score's history shows. */

/** Weaknesses that the scanners' databases learned of during the fortnight. */
const disclosedDaysAgo: Record<string, number> = {
  'CVE-2025-55182': 3,
  'CVE-2025-55183': 2,
  'CVE-2025-9230': 8,
  'CVE-2025-65945': 4,
  'CVE-2025-61729': 6,
  'CVE-2025-15284': 1,
}
/** Whether scanners knew this CVE so many days ago. */
export const knownAt = (cve: string, daysAgo: number) => daysAgo <= (disclosedDaysAgo[cve] ?? Number.POSITIVE_INFINITY)

type Rollout = { picks: (image: string) => boolean; daysAgo: Partial<Record<string, number>> }
const between = (from: number, to: number) => (image: string) => {
  const share = shareOf('wave', image)
  return image !== 'booking/web' && share >= from && share < to
}
const rollouts: Rollout[] = [
  // Rebuilt on the next point release of the base image.
  { picks: between(0, 0.24), daysAgo: { staging: 11, production: 9, edge: 6.5 } },
  { picks: between(0.18, 0.4), daysAgo: { staging: 7.5, production: 5 } },
  // Staging is ahead with these; production has yet to follow.
  { picks: between(0.5, 0.72), daysAgo: { staging: 12 } },
  { picks: (image) => image === 'booking/web', daysAgo: { production: 3 } },
]
/** Which build of the image this environment ran so many days ago. */
export const buildNumberAt = (image: string, environment: string, daysAgo: number) =>
  rollouts.filter((one) => one.picks(image) && daysAgo <= (one.daysAgo[environment] ?? -1)).length

/** Whether the workload existed in the cluster: legacy ones left, the yard's new ones came. */
export function existsAt(entry: Entry, cluster: string, daysAgo: number): boolean {
  if (entry.namespace === 'legacy') return entry.name === 'mainframe-bridge' || daysAgo > 10
  return cluster !== 'edge-rtm' || !arrivals.has(entry.name) || daysAgo <= 4
}
const arrivals = new Set(['reefer-monitor', 'berth-sync', 'handheld-api', 'sensor-bridge', 'weighbridge'])

/** How carefully its pod was written so many days ago; `base` is the answer before the fortnight began. */
export function careAt(entry: Entry, cluster: string, base: Care, daysAgo: number): Care {
  const key = `${entry.namespace}/${entry.name}`
  if (cluster === 'edge-rtm' && arrivals.has(entry.name)) return entry.name === 'sensor-bridge' ? 'agent' : 'careless'
  if (base === 'hardened' || base === 'agent' || base === 'system') return base
  // Twice a team brought the restricted profile to a part of its workloads.
  const turn = shareOf('harden', key)
  if (cluster.startsWith('prod') && ((turn < 0.16 && daysAgo <= 8) || (turn < 0.26 && daysAgo <= 3.5)))
    return 'hardened'
  return cluster.startsWith('stage') && turn < 0.25 && daysAgo <= 6 ? 'hardened' : base
}

/** card-tokeniser was made privileged by hand, a few hours before it began to mine. */
export const privilegedAt = (entry: Entry, cluster: string, daysAgo: number) =>
  cluster === 'prod-eu-1' && entry.image === 'payments/card-tokeniser' && daysAgo <= 1.2

/** customs put certificates on its plain ingresses a week ago; declaration-ui still waits in prod-eu-2. */
export const plainIngressAt = (entry: Entry, cluster: string, daysAgo: number) =>
  entry.exposure === 'ingress-plain' &&
  (daysAgo > 7 || entry.namespace === 'yard' || (entry.name === 'declaration-ui' && cluster === 'prod-eu-2'))

export const dashboardExposedAt = (cluster: string, daysAgo: number) => cluster === 'prod-eu-1' && daysAgo <= 0.6
export const opsViewAt = (cluster: string, daysAgo: number) => cluster === 'prod-eu-1' && daysAgo <= 0.6
/** The wildcard role of the old deployer went away when ci got its own. */
export const wildcardRoleAt = (daysAgo: number) => daysAgo > 5.5
