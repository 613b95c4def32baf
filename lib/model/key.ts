/**
 * Readable identities of assets. An asset's id is a UUID made of environment + key, so that a writer never
 * looks it up. Keys are made of stable parts only: never of a ReplicaSet's name or a report's name.
 */

export const clusterKey = (cluster: string) => `k8s/${cluster}`
export const nodeKey = (cluster: string, name: string) => `k8s/${cluster}/Node/${name}`
export const namespaceKey = (cluster: string, name: string) => `k8s/${cluster}/Namespace/${name}`

/** Any namespaced or cluster-wide object; `group` is '' for the core group. */
export function objectKey(cluster: string, group: string, kind: string, namespace: string | null, name: string) {
  return ['k8s', cluster, group || 'core', kind, ...(namespace ? [namespace] : []), name].join('/')
}

/** `repository` is normalised (`docker.io/library/nginx`), `digest` is `sha256:…`. */
export const imageKey = (repository: string, digest: string) => `image/${repository}@${digest}`
/** An image that is known by tag only; it is joined to its digest as soon as a report names both. */
export const imageTagKey = (repository: string, tag: string) => `image/${repository}:${tag}`
export const repositoryKey = (repository: string) => `repository/${repository}`
export const registryKey = (host: string) => `registry/${host}`
export const dockerHostKey = (host: string) => `docker/${host}`
export const artifactKey = (type: string, name: string) => `artifact/${type}/${name}`
