import { auditEvent, runtimeEvent, type AuditBurst, type RuntimeBurst } from './falco-event'
import type { FalcoRuleKey } from './falco-rules'
import type { Moments } from './moment'
import { clusterOf } from './clusters'
import { runningBuild, workloadsAt } from './running'
import { firstPodName } from './kubernetes/workload'

/** A line of Falco and when it was printed. */
export type FalcoLine = { at: Date; cluster: string; text: string }
/** Events of one kind: how long ago the first came, how many, how many minutes apart. */
type Beat = { days?: number; minutes: number; count: number; every: number }

/** The miner on payments/card-tokeniser, the shell on booking/web and what else somebody meant to do. */
export function storyLines(moments: Moments): FalcoLine[] {
  const runtime = (cluster: string, path: string, rule: FalcoRuleKey, beat: Beat, user?: string): FalcoLine[] => {
    const [namespace = '', workload = ''] = path.split('/')
    const burst: RuntimeBurst = { cluster, namespace, workload, rule, ...(user ? { user } : {}) }
    return instants(moments, beat).map((at) => ({ at, cluster, text: runtimeEvent(burst, at, moments) }))
  }
  const audit = (burst: AuditBurst, beat: Beat): FalcoLine[] =>
    instants(moments, beat).map((at) => ({ at, cluster: burst.cluster, text: auditEvent(burst, at) }))
  const stolen = 'system:serviceaccount:payments:card-tokeniser'
  const pod = (cluster: string, namespace: string, name: string, daysAgo: number) => {
    const entry = workloadsAt(clusterOf(cluster), daysAgo).find(
      (one) => one.namespace === namespace && one.name === name,
    )
    return entry
      ? firstPodName(entry, runningBuild(entry, clusterOf(cluster), daysAgo), clusterOf(cluster), daysAgo)
      : name
  }
  return [
    ...runtime('prod-eu-1', 'payments/card-tokeniser', 'shell', { minutes: 68, count: 1, every: 1 }, 'root'),
    ...runtime('prod-eu-1', 'payments/card-tokeniser', 'copy', { minutes: 66, count: 2, every: 1 }, 'root'),
    ...runtime('prod-eu-1', 'payments/card-tokeniser', 'dropped', { minutes: 64, count: 2, every: 3 }, 'root'),
    ...runtime('prod-eu-1', 'payments/card-tokeniser', 'miner', { minutes: 61, count: 14, every: 2.5 }, 'root'),
    ...runtime('prod-eu-1', 'payments/card-tokeniser', 'api', { minutes: 55, count: 6, every: 4 }, 'root'),
    ...audit(
      {
        cluster: 'prod-eu-1',
        rule: 'admin',
        user: stolen,
        verb: 'create',
        resource: 'clusterrolebindings',
        target: 'ops-view-2',
      },
      { minutes: 50, count: 1, every: 1 },
    ),
    ...audit(
      {
        cluster: 'prod-eu-1',
        rule: 'secret',
        user: stolen,
        verb: 'get',
        resource: 'secrets',
        namespace: 'identity',
        target: 'token-broker-db',
      },
      { minutes: 48, count: 5, every: 1 },
    ),
    ...runtime('prod-eu-1', 'booking/web', 'metadata', { minutes: 29, count: 12, every: 2 }),
    ...runtime('prod-eu-1', 'booking/web', 'dropped', { minutes: 20, count: 2, every: 1 }),
    ...runtime('prod-eu-1', 'booking/web', 'reverse', { minutes: 16, count: 3, every: 5 }),
    ...runtime('prod-eu-1', 'booking/web', 'shadow', { minutes: 12, count: 2, every: 2 }),
    ...audit(
      {
        cluster: 'prod-eu-1',
        rule: 'nodePort',
        user: 'j.lind@harbourline.example',
        verb: 'create',
        resource: 'services',
        namespace: 'kubernetes-dashboard',
        target: 'dashboard',
      },
      { minutes: 170, count: 1, every: 1 },
    ),
    ...audit(
      {
        cluster: 'prod-eu-2',
        rule: 'ephemeral',
        user: 'k.sato@harbourline.example',
        verb: 'patch',
        resource: 'pods',
        namespace: 'customs',
        target: pod('prod-eu-2', 'customs', 'declaration-api', 0.2),
        subresource: 'ephemeralcontainers',
      },
      { minutes: 210, count: 1, every: 1 },
    ),
    ...audit(
      {
        cluster: 'stage-eu-1',
        rule: 'exec',
        user: 'system:serviceaccount:ci:deployer',
        verb: 'create',
        resource: 'pods',
        namespace: 'booking',
        target: pod('stage-eu-1', 'booking', 'capacity-api', 0.3),
        subresource: 'exec',
        command: 'sh',
      },
      { minutes: 372, count: 12, every: 3 },
    ),
    ...audit(
      {
        cluster: 'stage-eu-1',
        rule: 'secret',
        user: 'system:serviceaccount:ci:deployer',
        verb: 'get',
        resource: 'secrets',
        namespace: 'payments',
        target: 'ledger-db',
      },
      { minutes: 360, count: 9, every: 1 },
    ),
    ...runtime('prod-us-1', 'platform/log-shipper', 'keys', { days: 1, minutes: 240, count: 1, every: 1 }, 'root'),
    ...runtime('prod-eu-2', 'tracking/eta-worker', 'copy', { days: 2, minutes: 100, count: 1, every: 1 }),
    ...runtime('prod-eu-2', 'ci/image-builder', 'packages', { days: 3, minutes: 300, count: 4, every: 6 }, 'root'),
    ...runtime('prod-us-1', 'tracking/gps-gateway', 'netcat', { days: 4, minutes: 500, count: 2, every: 8 }, 'root'),
    ...audit(
      {
        cluster: 'prod-eu-2',
        rule: 'wildcard',
        user: 'ci-bootstrap',
        verb: 'create',
        resource: 'clusterroles',
        target: 'deployer-legacy',
      },
      { days: 6, minutes: 90, count: 1, every: 1 },
    ),
    ...runtime('prod-us-1', 'partners/sftp-gateway', 'memfd', { days: 7, minutes: 30, count: 1, every: 1 }, 'root'),
    ...runtime('prod-us-1', 'partners/sftp-gateway', 'logs', { days: 7, minutes: 25, count: 2, every: 4 }, 'root'),
    ...runtime(
      'prod-eu-1',
      'customs/manifest-archive',
      'dropped',
      { days: 9, minutes: 610, count: 3, every: 4 },
      'root',
    ),
    ...runtime(
      'prod-eu-1',
      'customs/manifest-archive',
      'metadata',
      { days: 9, minutes: 600, count: 5, every: 3 },
      'root',
    ),
    ...audit(
      {
        cluster: 'prod-eu-1',
        rule: 'privileged',
        user: 'm.ochab@harbourline.example',
        verb: 'create',
        resource: 'pods',
        namespace: 'platform',
        target: 'node-debug-7',
      },
      { days: 11, minutes: 200, count: 1, every: 1 },
    ),
  ]
}

function instants(moments: Moments, { days = 0, minutes, count, every }: Beat): Date[] {
  return Array.from({ length: count }, (_, at) => {
    const base = moments.ago(days, minutes - at * every)
    return new Date(base.getTime() + ((at * 7919 + minutes * 31) % 50) * 1000 + ((at * 613) % 997))
  })
}
