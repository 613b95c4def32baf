import type { ObservedAsset } from '@/lib/model/observation'
import { controllerOfPodName, deploymentOfReplicaSet, type WorkloadName } from '@/lib/model/pod-controller'

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
  const named = controllerOfPodName(pod)
  const bySet = set ? deploymentOfReplicaSet(set) : undefined
  if (bySet && named?.kind !== 'Deployment') return { group: 'apps', kind: 'Deployment', name: bySet }
  if (named) return named
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
