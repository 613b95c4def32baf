import type { ObservedAsset } from '@/lib/model/observation'

export type WorkloadName = { group: string; kind: string; name: string }

// The letters that Kubernetes draws names from; a hash is a decimal number spelled with them, so only ten occur.
const random = '[bcdfghjklmnpqrstvwxz2456789]{5}'
const deploymentPod = new RegExp(`^(.+)-[4-9bcdf]{6,10}-${random}$`)
const replicaSet = /^(.+)-[4-9bcdf]{6,10}$/
// A CronJob names its Job by the minute it was due (8 digits: 26000000 is June 2019, 36999999 is May 2040).
const cronJobPod = new RegExp(`^(.+)-(?:2[6-9]|3[0-6])\\d{6}-${random}$`)

/**
 * The top controller of a pod, as far as the event proves it:
 * 1. a field that names it (`k8s.deployment.name`, `k8smeta.deployment.name`, `k8s.rs.name` …);
 * 2. a pod's name of the form `<deployment>-<pod-template-hash>-<random>` or `<cronjob>-<minute>-<random>`.
 * Pods of a StatefulSet, DaemonSet or Job cannot be told from others by name: they stay pods.
 * Rule: kubernetes/apimachinery `rand.SafeEncodeString`, kubernetes/kubernetes cronjob `getJobName`.
 */
export function topController(pod: string, field: (...names: string[]) => string | undefined): WorkloadName {
  const deployment = field('k8smeta.deployment.name', 'k8s.deployment.name')
  if (deployment) return { group: 'apps', kind: 'Deployment', name: deployment }
  const set = field('k8smeta.rs.name', 'k8s.rs.name')
  const byName = deploymentPod.exec(pod)?.[1] ?? (set ? replicaSet.exec(set)?.[1] : undefined)
  if (byName) return { group: 'apps', kind: 'Deployment', name: byName }
  const cronJob = cronJobPod.exec(pod)?.[1]
  if (cronJob) return { group: 'batch', kind: 'CronJob', name: cronJob }
  return { group: '', kind: 'Pod', name: pod }
}

/** The asset of a workload that an event speaks of. */
export function workloadAsset(key: string, cluster: string, namespace: string, workload: WorkloadName): ObservedAsset {
  return {
    kind: 'workload',
    key,
    name: workload.name,
    namespace,
    cluster,
    attributes: { kind: workload.kind },
    mentioned: true,
  }
}
