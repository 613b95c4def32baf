import { careAt, privilegedAt } from '../changes'
import type { Cluster } from '../clusters'
import type { Build } from '../images'
import { hexOf, pickOf, shareOf, suffixOf, uuidOf } from '../random'
import { careOf, type Entry } from '../roster'
import { podTemplate } from './pod-template'
import { seconds } from '../moment'

export type Snapshot = { cluster: Cluster; at: Date; daysAgo: number; start: Date }

/** The hash of a pod template, spelled as Kubernetes spells it: ten digits in letters that cannot form words. */
export function templateHash(template: object): string {
  const number = Number.parseInt(hexOf(JSON.stringify(template)).slice(0, 8), 16)
  return String(1_000_000_000 + (number % 3_000_000_000))
    .split('')
    .map((digit) => '456789bcdf'.charAt(Number(digit)))
    .join('')
}

export const replicasOf = (entry: Entry) =>
  entry.kind === 'StatefulSet' || shareOf('replicas', entry.namespace, entry.name) < 0.4 ? 1 : 2

/** A workload with what its controller made of it: the object, its ReplicaSet, its pods. */
export function workloadObjects(entry: Entry, build: Build, snapshot: Snapshot): object[] {
  const { cluster, daysAgo, start } = snapshot
  const care = careAt(entry, cluster.name, careOf(entry, cluster.name), daysAgo)
  const template = podTemplate(entry, cluster, build, care, privilegedAt(entry, cluster.name, daysAgo))
  const uid = uuidOf(cluster.name, entry.kind, entry.namespace, entry.name)
  const born = seconds(new Date(start.getTime() - Math.floor(20 + 300 * shareOf('age', uid)) * 86_400_000))
  const labels = { app: entry.name }
  const selector = { matchLabels: labels }
  const metadata = { name: entry.name, namespace: entry.namespace, uid, labels, creationTimestamp: born }
  const replicas = replicasOf(entry)
  if (entry.kind === 'CronJob') {
    const spec = {
      schedule: '15 2 * * *',
      concurrencyPolicy: 'Forbid',
      suspend: false,
      jobTemplate: { spec: { backoffLimit: 2, template } },
    }
    return [{ apiVersion: 'batch/v1', kind: 'CronJob', metadata, spec }]
  }
  const hash = templateHash(template)
  const spec = {
    ...(entry.kind === 'DaemonSet' ? {} : { replicas }),
    ...(entry.kind === 'StatefulSet' ? { serviceName: entry.name } : {}),
    selector,
    template,
  }
  const workload = { apiVersion: 'apps/v1', kind: entry.kind, metadata, spec, status: { observedGeneration: 1 } }
  const owner = {
    apiVersion: 'apps/v1',
    kind: entry.kind,
    name: entry.name,
    uid,
    controller: true,
    blockOwnerDeletion: true,
  }
  if (entry.kind !== 'Deployment') {
    const name = entry.kind === 'StatefulSet' ? `${entry.name}-0` : `${entry.name}-${suffixOf(5, uid)}`
    return [workload, pod(entry, build, snapshot, template, name, owner, { 'controller-revision-hash': hash })]
  }
  const set = `${entry.name}-${hash}`
  const setUid = uuidOf(cluster.name, 'ReplicaSet', entry.namespace, set)
  const hashLabel = { 'pod-template-hash': hash }
  const replicaSet = {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: set,
      namespace: entry.namespace,
      uid: setUid,
      labels: { ...labels, ...hashLabel },
      creationTimestamp: born,
      ownerReferences: [owner],
    },
    spec: {
      replicas,
      selector: { matchLabels: { ...labels, ...hashLabel } },
      template: { ...template, metadata: { labels: { ...template.metadata.labels, ...hashLabel } } },
    },
  }
  const setOwner = { ...owner, kind: 'ReplicaSet', name: set, uid: setUid }
  const pods = Array.from({ length: replicas }, (_, at) =>
    pod(entry, build, snapshot, template, podName(set, at), setOwner, hashLabel),
  )
  return [workload, replicaSet, ...pods]
}

const podName = (set: string, at: number) => `${set}-${suffixOf(5, set, at)}`

/** The name of the first pod of a workload so many days ago, as runtime sensors report it. */
export function firstPodName(entry: Entry, build: Build, cluster: Cluster, daysAgo: number): string {
  if (entry.kind === 'StatefulSet') return `${entry.name}-0`
  if (entry.kind === 'DaemonSet')
    return `${entry.name}-${suffixOf(5, uuidOf(cluster.name, entry.kind, entry.namespace, entry.name))}`
  const care = careAt(entry, cluster.name, careOf(entry, cluster.name), daysAgo)
  const template = podTemplate(entry, cluster, build, care, privilegedAt(entry, cluster.name, daysAgo))
  return podName(`${entry.name}-${templateHash(template)}`, 0)
}

function pod(
  entry: Entry,
  build: Build,
  { cluster, start }: Snapshot,
  template: ReturnType<typeof podTemplate>,
  name: string,
  owner: object,
  labels: Record<string, string>,
): object {
  const node = pickOf(cluster.nodes, shareOf('node', cluster.name, name))
  const born = seconds(new Date(start.getTime() - 86_400_000))
  const containerStatuses = template.spec.containers.map((one) => ({
    name: one['name'],
    image: one['image'],
    imageID: `${build.repository}@${build.digest}`,
    containerID: `containerd://${hexOf(`container|${cluster.name}|${name}`)}`,
    ready: true,
    started: true,
    restartCount: 0,
    state: { running: { startedAt: born } },
  }))
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: entry.namespace,
      uid: uuidOf(cluster.name, 'Pod', entry.namespace, name),
      labels: { ...template.metadata.labels, ...labels },
      creationTimestamp: born,
      ownerReferences: [owner],
    },
    spec: { ...template.spec, nodeName: node },
    status: { phase: 'Running', qosClass: 'Burstable', startTime: born, containerStatuses },
  }
}
