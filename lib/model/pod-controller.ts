export type WorkloadName = { group: string; kind: string; name: string }

// The letters that Kubernetes draws names from; a hash is a decimal number spelled with them, so only ten occur.
const random = '[bcdfghjklmnpqrstvwxz2456789]{5}'
const deploymentPod = new RegExp(`^(.+)-[4-9bcdf]{6,10}-${random}$`)
const replicaSet = /^(.+)-[4-9bcdf]{6,10}$/
// A CronJob names its Job by the minute it was due (8 digits: 26000000 is June 2019, 36999999 is May 2040).
const cronJob = /^(.+)-(?:2[6-9]|3[0-6])\d{6}$/
const cronJobPod = new RegExp(`${cronJob.source.slice(0, -1)}-${random}$`)

/** The Deployment that a ReplicaSet's name is made of; undefined for names that no Deployment gives. */
export const deploymentOfReplicaSet = (name: string): string | undefined => replicaSet.exec(name)?.[1]

/** The CronJob that a Job's name is made of; undefined for names that no CronJob gives. */
export const cronJobOfJob = (name: string): string | undefined => cronJob.exec(name)?.[1]

/**
 * The top controller that a pod's name proves: `<deployment>-<pod-template-hash>-<random>` or
 * `<cronjob>-<minute>-<random>`. Pods of a StatefulSet, DaemonSet or Job cannot be told from others by name: null.
 * Rule: kubernetes/apimachinery `rand.SafeEncodeString`, kubernetes/kubernetes cronjob `getJobName`.
 */
export function controllerOfPodName(pod: string): WorkloadName | null {
  const deployment = deploymentPod.exec(pod)?.[1]
  if (deployment) return { group: 'apps', kind: 'Deployment', name: deployment }
  const scheduled = cronJobPod.exec(pod)?.[1]
  return scheduled ? { group: 'batch', kind: 'CronJob', name: scheduled } : null
}
