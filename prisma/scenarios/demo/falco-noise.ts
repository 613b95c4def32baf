import { clusterOf } from './clusters'
import { auditEvent, runtimeEvent } from './falco-event'
import type { FalcoRuleKey } from './falco-rules'
import type { FalcoLine } from './falco-story'
import { firstPodName } from './kubernetes/workload'
import type { Moments } from './moment'
import { pickOf, randomOf } from './random'
import { runningBuild, workloadsAt } from './running'

const sensed = ['prod-eu-1', 'prod-eu-2', 'prod-us-1', 'stage-eu-1']
const everyday: FalcoRuleKey[] = [
  'shell',
  'shell',
  'api',
  'api',
  'shadow',
  'packages',
  'etc',
  'copy',
  'packet',
  'history',
  'metadata',
  'shm',
  'logs',
]
const operators = ['k.sato@harbourline.example', 'j.lind@harbourline.example', 'd.novak@harbourline.example']

/** A fortnight of people at work: shells, tools and scripts that a rule speaks of and that mostly mean no harm. */
export function noiseLines(moments: Moments): FalcoLine[] {
  return sensed.flatMap((cluster) =>
    Array.from({ length: 14 }, (_, day) => {
      const random = randomOf(`noise|${cluster}|${day}`)
      const groups = 1 + Math.floor(random() * 2.2)
      return Array.from({ length: groups }, () => groupOf(cluster, day, random, moments)).flat()
    }).flat(),
  )
}

function groupOf(cluster: string, day: number, random: () => number, moments: Moments): FalcoLine[] {
  const minutes = 90 + Math.floor(random() * 1200)
  const count = 1 + Math.floor(random() * random() * 7)
  const instants = Array.from(
    { length: count },
    (_, at) => new Date(moments.ago(day, minutes - at * 3).getTime() + Math.floor(random() * 59_000)),
  )
  const daysAgo = day + minutes / 1440
  const candidates = workloadsAt(clusterOf(cluster), daysAgo).filter(
    (entry) => entry.kind === 'Deployment' && entry.namespace !== 'kube-system' && entry.namespace !== 'legacy',
  )
  const entry = pickOf(candidates, random())
  if (random() < 0.2) {
    const target = firstPodName(entry, runningBuild(entry, clusterOf(cluster), daysAgo), clusterOf(cluster), daysAgo)
    const user = pickOf(operators, random())
    const burst = {
      cluster,
      rule: 'exec',
      user,
      verb: 'create',
      resource: 'pods',
      namespace: entry.namespace,
      target,
      subresource: 'exec',
      command: 'sh',
    } as const
    return instants.map((at) => ({ at, cluster, text: auditEvent(burst, at) }))
  }
  const burst = { cluster, namespace: entry.namespace, workload: entry.name, rule: pickOf(everyday, random()) }
  return instants.map((at) => ({ at, cluster, text: runtimeEvent(burst, at, moments) }))
}
