import { careAt, privilegedAt } from './changes'
import type { Cluster } from './clusters'
import { podTemplate } from './kubernetes/pod-template'
import { seconds } from './moment'
import { careOf, type Entry } from './roster'
import { runningBuild, workloadsAt } from './running'

type Seen = { entry: Entry; pod: string; privileged: boolean }
type Control = {
  id: string
  name: string
  weight: number
  category: string
  path: string
  fails: (seen: Seen) => boolean
}

const nodePath = (seen: Seen) => seen.pod.includes('"hostPath"')
/** What the demo's scan asked: four controls that Plimsoll asks too, and two of Kubescape's own. */
const controls: Control[] = [
  {
    id: 'C-0057',
    name: 'Privileged container',
    weight: 8,
    category: 'Workload',
    path: 'securityContext.privileged',
    fails: (seen) => seen.privileged || seen.pod.includes('"privileged":true'),
  },
  {
    id: 'C-0017',
    name: 'Immutable container filesystem',
    weight: 3,
    category: 'Workload',
    path: 'securityContext.readOnlyRootFilesystem',
    fails: (seen) => !seen.pod.includes('"readOnlyRootFilesystem":true'),
  },
  {
    id: 'C-0041',
    name: 'HostNetwork access',
    weight: 7,
    category: 'Workload',
    path: 'hostNetwork',
    fails: (seen) => seen.pod.includes('"hostNetwork":true'),
  },
  // This release of the tool calls a harmless mount of the node harmless; Plimsoll does not.
  {
    id: 'C-0048',
    name: 'HostPath mount',
    weight: 7,
    category: 'Workload',
    path: 'volumes',
    fails: (seen) => nodePath(seen) && seen.entry.namespace !== 'monitoring',
  },
  {
    id: 'C-0026',
    name: 'Kubernetes CronJob',
    weight: 1,
    category: 'Workload',
    path: 'schedule',
    fails: (seen) => seen.entry.kind === 'CronJob',
  },
  {
    id: 'C-0058',
    name: 'CVE-2021-25741 - Using symlink for arbitrary host file system access.',
    weight: 6,
    category: 'Workload',
    path: 'volumes',
    fails: nodePath,
  },
]
const group = (kind: Entry['kind']) => (kind === 'CronJob' ? 'batch/v1' : 'apps/v1')

function seenAt(cluster: Cluster, daysAgo: number): Seen[] {
  return workloadsAt(cluster, daysAgo).map((entry) => {
    const care = careAt(entry, cluster.name, careOf(entry, cluster.name), daysAgo)
    const privileged = privilegedAt(entry, cluster.name, daysAgo)
    const template = podTemplate(entry, cluster, runningBuild(entry, cluster, daysAgo), care, privileged)
    return { entry, privileged, pod: JSON.stringify(template) }
  })
}

/** A scan of the cluster by Kubescape, as `kubescape scan --format json` writes it. */
export function kubescapeReport(cluster: Cluster, at: Date, daysAgo: number): string {
  const seen = seenAt(cluster, daysAgo)
  const idOf = ({ entry }: Seen) => `${group(entry.kind)}/${entry.namespace}/${entry.kind}/${entry.name}`
  const results = seen.map((one) => ({
    resourceID: idOf(one),
    controls: controls.map(({ id, name, path, fails }) => {
      const status = fails(one) ? 'failed' : 'passed'
      const paths = status === 'failed' ? [{ failedPath: `spec.template.spec.${path}` }] : []
      return { controlID: id, name, status: { status }, rules: [{ name: id.toLowerCase(), status, paths }] }
    }),
  }))
  const summary = controls.map(({ id, name, weight, category, fails }) => {
    const failed = seen.filter(fails).length
    const counters = { passedResources: seen.length - failed, failedResources: failed, skippedResources: 0 }
    const status = failed > 0 ? 'failed' : 'passed'
    const facts = { controlID: id, name, status, statusInfo: { status }, scoreFactor: weight }
    return [id, { ...facts, category: { name: category }, ResourceCounters: counters }]
  })
  return JSON.stringify({
    generationTime: seconds(at),
    clusterName: cluster.name,
    metadata: {
      targetMetadata: { clusterContextMetadata: { contextName: cluster.name } },
      scanMetadata: { targetType: 'Framework', kubescapeVersion: 'v3.0.41', targetNames: ['nsa'] },
    },
    summaryDetails: { controls: Object.fromEntries(summary), frameworks: [{ name: 'NSA', status: 'failed' }] },
    // Left out with --omit-raw-resources; the ids name the objects.
    resources: [],
    results,
  })
}

const tests: [number: string, status: string, text: string][] = [
  ['4.1.1', 'PASS', 'Ensure that the kubelet service file permissions are set to 600 or more restrictive (Automated)'],
  [
    '4.1.5',
    'FAIL',
    'Ensure that the --kubeconfig kubelet.conf file permissions are set to 600 or more restrictive (Automated)',
  ],
  [
    '4.1.9',
    'PASS',
    'If the kubelet config.yaml configuration file is being used validate permissions set to 600 or more restrictive (Automated)',
  ],
  ['4.2.1', 'PASS', 'Ensure that the --anonymous-auth argument is set to false (Automated)'],
  ['4.2.2', 'PASS', 'Ensure that the --authorization-mode argument is not set to AlwaysAllow (Automated)'],
  ['4.2.3', 'PASS', 'Ensure that the --client-ca-file argument is set as appropriate (Automated)'],
  ['4.2.4', 'FAIL', 'Verify that the --read-only-port argument is set to 0 (Manual)'],
  [
    '4.2.8',
    'WARN',
    'Ensure that the eventRecordQPS argument is set to a level which ensures appropriate event capture (Manual)',
  ],
  ['4.2.10', 'FAIL', 'Ensure that the --rotate-certificates argument is not set to false (Automated)'],
  ['4.2.13', 'WARN', 'Ensure that a limit is set on pod PIDs (Manual)'],
]

/** What kube-bench found on a worker, as `kube-bench run --targets node --json` writes it. */
export function benchReport(): string {
  const count = (word: string) => tests.filter(([, status]) => status === word).length
  const totals = { total_pass: count('PASS'), total_fail: count('FAIL'), total_warn: count('WARN'), total_info: 0 }
  const results = tests.map(([number, status, text]) => ({
    test_number: number,
    test_desc: text,
    audit: '',
    type: text.endsWith('(Manual)') ? 'manual' : '',
    remediation: 'Edit the configuration of the kubelet and restart it.',
    status,
    actual_value: '',
    expected_result: '',
    scored: text.endsWith('(Automated)'),
  }))
  const test = { section: '4', type: '', pass: totals.total_pass, fail: totals.total_fail, desc: 'Kubelet', results }
  const worker = { id: '4', version: 'cis-1.9', text: 'Worker Node Security Configuration', node_type: 'node' }
  return JSON.stringify({ Controls: [{ ...worker, tests: [test], ...totals }], Totals: totals })
}

/** Two constraints with what Gatekeeper's audit found; it lists twenty violations of each and counts them all. */
export function gatekeeperReport(cluster: Cluster, at: Date, daysAgo: number): string {
  const seen = seenAt(cluster, daysAgo).filter(({ entry }) => entry.namespace !== 'kube-system')
  const privileged = controls[0]?.fails ?? (() => false)
  const constraint = (kind: string, name: string, broken: Seen[], message: string) => ({
    apiVersion: 'constraints.gatekeeper.sh/v1beta1',
    kind,
    metadata: { name },
    spec: { enforcementAction: 'deny' },
    status: {
      auditTimestamp: seconds(at),
      totalViolations: broken.length,
      violations: broken.slice(0, 20).map(({ entry }) => ({
        enforcementAction: 'deny',
        group: group(entry.kind).split('/')[0],
        version: 'v1',
        kind: entry.kind,
        namespace: entry.namespace,
        name: entry.name,
        message,
      })),
    },
  })
  const items = [
    constraint(
      'K8sPSPPrivilegedContainer',
      'no-privilege',
      seen.filter(privileged),
      'Privileged container is not allowed',
    ),
    constraint('K8sRequiredLabels', 'cost-centre', seen, 'you must provide labels: {"cost-centre"}'),
  ]
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', metadata: { resourceVersion: '' }, items })
}
