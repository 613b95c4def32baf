const key = /^k8s\/([^/]+)\/(apps\/ReplicaSet|core\/Pod|batch\/Job)\/([^/]+)\/(.+)$/
/** Letters that the API server uses in generated names (k8s.io/apimachinery, util/rand), and hashes of templates. */
const random = '[bcdfghjklmnpqrstvwxz2456789]'
const ofReplicaSet = new RegExp(`^(.+)-${random}{6,10}$`)
const ofDeployment = new RegExp(`^(.+)-${random}{6,10}-${random}{5}$`)
const generated = new RegExp(`^(.+)-${random}{5}$`)
const ordinal = /^(.+)-\d+$/

/**
 * The keys of controllers that may own this ReplicaSet, Pod or Job, judged by its name alone, the likeliest first.
 * A name proves nothing: use a candidate only if the inventory holds it.
 */
export function ownerCandidates(reported: string): string[] {
  const match = key.exec(reported)
  if (!match) return []
  const [, cluster, type, namespace, name = ''] = match
  const at = (kind: string, owner: string | undefined) =>
    owner ? [`k8s/${cluster}/${kind}/${namespace}/${owner}`] : []
  if (type === 'apps/ReplicaSet') return at('apps/Deployment', ofReplicaSet.exec(name)?.[1])
  if (type === 'batch/Job') return at('batch/CronJob', ordinal.exec(name)?.[1])
  return [
    ...at('apps/Deployment', ofDeployment.exec(name)?.[1]),
    ...at('apps/DaemonSet', generated.exec(name)?.[1]),
    ...at('batch/Job', generated.exec(name)?.[1]),
    ...at('batch/CronJob', ordinal.exec(generated.exec(name)?.[1] ?? '')?.[1]),
    ...at('apps/StatefulSet', ordinal.exec(name)?.[1]),
  ]
}
