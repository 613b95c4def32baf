import { careAt, privilegedAt } from './changes'
import type { Cluster } from './clusters'
import { podTemplate } from './kubernetes/pod-template'
import { seconds } from './moment'
import { uuidOf } from './random'
import { careOf, type Care, type Entry } from './roster'
import { runningBuild, workloadsAt } from './running'

type Rule = {
  policy: string
  rule: string
  category: string
  severity: string
  message: string
  passes: (pod: Pod) => boolean
}
type Pod = { care: Care; privileged: boolean; spec: ReturnType<typeof podTemplate>['spec'] }

const rules: Rule[] = [
  {
    policy: 'disallow-privileged-containers',
    rule: 'privileged-containers',
    category: 'Pod Security Standards (Baseline)',
    severity: 'high',
    message: 'a container is privileged',
    passes: (pod) => !pod.privileged && !JSON.stringify(pod.spec).includes('"privileged":true'),
  },
  {
    policy: 'disallow-host-path',
    rule: 'host-path',
    category: 'Pod Security Standards (Baseline)',
    severity: 'medium',
    message: 'a volume is a directory of the node',
    passes: (pod) => pod.spec.volumes.every((volume) => !('hostPath' in volume)),
  },
  {
    policy: 'require-run-as-nonroot',
    rule: 'run-as-non-root',
    category: 'Pod Security Standards (Restricted)',
    severity: 'medium',
    message: 'runAsNonRoot is not set to true',
    passes: (pod) => pod.care === 'hardened' || pod.care === 'ordinary',
  },
  {
    policy: 'require-drop-all',
    rule: 'drop-all-capabilities',
    category: 'Pod Security Standards (Restricted)',
    severity: 'medium',
    message: 'capabilities are not dropped',
    passes: (pod) => pod.care === 'hardened',
  },
  {
    policy: 'disallow-latest-tag',
    rule: 'validate-image-tag',
    category: 'Best Practices',
    severity: 'medium',
    message: 'an image is named by the tag latest',
    passes: (pod) => pod.spec.containers.every((one) => !String(one['image']).endsWith(':latest')),
  },
]
const versions: Record<Entry['kind'], string> = {
  Deployment: 'apps/v1',
  StatefulSet: 'apps/v1',
  DaemonSet: 'apps/v1',
  CronJob: 'batch/v1',
}

/** The policy reports that Kyverno keeps in a cluster, one per workload, as `kubectl get policyreports -A -o json` lists them. */
export function policyReports(cluster: Cluster, at: Date, daysAgo: number): string {
  const watched = workloadsAt(cluster, daysAgo).filter((entry) => entry.namespace !== 'kube-system')
  const items = watched.map((entry) => policyReport(entry, cluster, at, daysAgo))
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', metadata: { resourceVersion: '' }, items })
}

function policyReport(entry: Entry, cluster: Cluster, at: Date, daysAgo: number): object {
  const uid = uuidOf(cluster.name, entry.kind, entry.namespace, entry.name)
  const apiVersion = versions[entry.kind]
  const care = careAt(entry, cluster.name, careOf(entry, cluster.name), daysAgo)
  const privileged = privilegedAt(entry, cluster.name, daysAgo)
  const template = podTemplate(entry, cluster, runningBuild(entry, cluster, daysAgo), care, privileged)
  const timestamp = { nanos: 0, seconds: Math.floor(at.getTime() / 1000) }
  const results = rules.map(({ passes, message, rule, ...rest }) => {
    const passed = passes({ care, privileged, spec: template.spec })
    const said = passed ? `validation rule '${rule}' passed.` : `validation error: ${message}. rule ${rule} failed`
    return {
      ...rest,
      rule,
      message: said,
      result: passed ? 'pass' : 'fail',
      scored: true,
      source: 'kyverno',
      timestamp,
    }
  })
  const fail = results.filter((result) => result.result === 'fail').length
  return {
    apiVersion: 'wgpolicyk8s.io/v1alpha2',
    kind: 'PolicyReport',
    metadata: {
      name: uid,
      namespace: entry.namespace,
      uid: uuidOf('policyreport', uid),
      creationTimestamp: seconds(at),
      labels: { 'app.kubernetes.io/managed-by': 'kyverno' },
      ownerReferences: [{ apiVersion, kind: entry.kind, name: entry.name, uid }],
    },
    scope: { apiVersion, kind: entry.kind, name: entry.name, namespace: entry.namespace, uid },
    results,
    summary: { error: 0, fail, pass: results.length - fail, skip: 0, warn: 0 },
  }
}
