import { formatCount } from '@/components/ui/format-count'
import type { Gap } from '@/lib/model/gap'
import type { Plan } from '@/lib/model/plan'

const planNames = { kubernetes: 'Kubernetes', registries: 'registries', hosts: 'hosts' } as const satisfies Record<
  Plan,
  string
>
const planThings = { kubernetes: 'cluster', registries: 'image', hosts: 'Docker host' } as const satisfies Record<
  Plan,
  string
>

const images = (count: number) => (count === 1 ? 'One running image' : `${formatCount(count)} running images`)
const has = (count: number) => (count === 1 ? 'has' : 'have')

/** A gap in words: what is missing, and what that hides or which step closes it. */
export function gapWords({ kind, plan, subject, count, environment }: Gap): { title: string; means: string } {
  const name = subject?.name ?? environment
  const planName = plan === null ? '' : planNames[plan]
  switch (kind) {
    case 'no-collector':
      return {
        title: `No collector for the ${planName} plan`,
        means: 'The plan is on and nobody may send for it. Make a collector, or switch the plan off.',
      }
    case 'refused':
      return {
        title: `Reports of ${name} are turned away`,
        means: 'The plan they need is off, so nothing of them is stored. Switch it on, or stop sending.',
      }
    case 'no-objects':
      return {
        title: `${name} never sent its objects`,
        means: 'The cluster is known by name alone: none of its workloads is assessed.',
      }
    case 'old-objects':
      return {
        title: `The objects of ${name} are old`,
        means:
          'The newest list is more than a day old. What changed since is not known; results keep their last state.',
      }
    case 'no-sensor':
      return {
        title: 'No runtime sensor',
        means: `No collector here has ever sent events, so no process alert can be raised for ${
          count === 1 ? 'its one cluster or host' : `its ${formatCount(count)} clusters and hosts`
        }.`,
      }
    case 'nothing-seen':
      return {
        title: `The ${planName} plan sees nothing`,
        means: `The plan is on and somebody may send for it, but no ${plan === null ? 'thing' : planThings[plan]} was ever reported.`,
      }
    case 'no-scan':
      return {
        title: `${images(count)} ${has(count)} never been scanned`,
        means: 'Whether they are vulnerable is not known; they are missing in every list of findings.',
      }
    case 'old-scan':
      return {
        title: `${images(count)} ${has(count)} not been scanned for 7 days`,
        means: 'Vulnerabilities that became known since then are not found in them.',
      }
  }
}
