import type { Cluster } from '../clusters'
import { seconds } from '../moment'
import { shareOf, uuidOf } from '../random'
import { runningBuild, workloadsAt } from '../running'
import { accessObjects } from './access'
import { admissionObjects } from './admission'
import { guardObjects } from './guards'
import { networkObjects } from './network'
import { secretObjects } from './secrets'
import { workloadObjects, type Snapshot } from './workload'

/** What `kubectl get … -A -o json` printed in a cluster so many days ago; `start` is when the fortnight began. */
export function clusterSnapshot(cluster: Cluster, at: Date, daysAgo: number, start: Date): string {
  const snapshot: Snapshot = { cluster, at, daysAgo, start }
  const entries = workloadsAt(cluster, daysAgo)
  const namespaces = [...new Set(['default', 'kube-system', 'kube-public', ...entries.map((entry) => entry.namespace)])]
  const items = [
    ...namespaces.map((name) => namespaceObject(cluster, name, start)),
    ...cluster.nodes.map((name) => nodeObject(cluster, name, start)),
    ...entries.flatMap((entry) => workloadObjects(entry, runningBuild(entry, cluster, daysAgo), snapshot)),
    ...accessObjects(entries, snapshot),
    ...networkObjects(entries, snapshot),
    ...guardObjects(entries, snapshot),
    ...secretObjects(entries, snapshot),
    ...admissionObjects(entries, snapshot),
  ]
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', metadata: { resourceVersion: '' }, items })
}

function namespaceObject(cluster: Cluster, name: string, start: Date): object {
  const enforced = shareOf('psa', name) < 0.5 ? { 'pod-security.kubernetes.io/enforce': 'baseline' } : {}
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name,
      uid: name === 'kube-system' ? cluster.uid : uuidOf(cluster.name, 'Namespace', name),
      labels: { 'kubernetes.io/metadata.name': name, ...(name.startsWith('kube-') ? {} : enforced) },
      creationTimestamp: seconds(new Date(start.getTime() - 400 * 86_400_000)),
    },
    spec: { finalizers: ['kubernetes'] },
    status: { phase: 'Active' },
  }
}

const labels: Record<Cluster['distribution'], Record<string, string>> = {
  aks: { 'kubernetes.azure.com/cluster': 'harbour-prod-eu-1' },
  eks: { 'eks.amazonaws.com/nodegroup': 'work' },
  gke: { 'cloud.google.com/gke-nodepool': 'pool-a' },
  openshift: { 'node.openshift.io/os_id': 'rhcos' },
  k3s: { 'node.kubernetes.io/instance-type': 'k3s' },
}

/** Nodes on the quay hang on the internet by themselves; all others stand behind their cloud. */
function addressesOf({ environment, name: cluster }: Cluster, name: string) {
  const host = 1 + (Number.parseInt(uuidOf(cluster, 'address', name).slice(0, 2), 16) % 250)
  return [
    { type: 'InternalIP', address: `10.42.7.${host}` },
    { type: 'Hostname', address: name },
    ...(environment === 'edge' ? [{ type: 'ExternalIP', address: `203.0.113.${host}` }] : []),
  ]
}

function nodeObject(cluster: Cluster, name: string, start: Date): object {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      uid: uuidOf(cluster.name, 'Node', name),
      labels: { 'kubernetes.io/hostname': name, 'kubernetes.io/os': 'linux', ...labels[cluster.distribution] },
      creationTimestamp: seconds(new Date(start.getTime() - 60 * 86_400_000)),
    },
    spec: { providerID: cluster.provider(name) },
    status: {
      addresses: addressesOf(cluster, name),
      capacity: { cpu: '8', memory: '32Gi', pods: '110' },
      conditions: [{ type: 'Ready', status: 'True', reason: 'KubeletReady' }],
      nodeInfo: {
        ...cluster.nodeInfo,
        architecture: 'amd64',
        operatingSystem: 'linux',
        kubeProxyVersion: cluster.nodeInfo.kubeletVersion,
      },
    },
  }
}
