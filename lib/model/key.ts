/**
 * Readable identities of assets. An asset's id is a UUID made of environment + key, so that a writer never
 * looks it up. Keys are made of stable parts only: never of a ReplicaSet's name or a report's name.
 */

/** A cluster's name may hold slashes (an ARN does): escaped, it stays one part of the key. */
const part = (text: string) => text.replaceAll('%', '%25').replaceAll('/', '%2F')

export const clusterKey = (cluster: string) => `k8s/${part(cluster)}`
export const nodeKey = (cluster: string, name: string) => `${clusterKey(cluster)}/Node/${part(name)}`
export const namespaceKey = (cluster: string, name: string) => `${clusterKey(cluster)}/Namespace/${part(name)}`

/** Any namespaced or cluster-wide object; `group` is '' for the core group. */
export function objectKey(cluster: string, group: string, kind: string, namespace: string | null, name: string) {
  return [clusterKey(cluster), group || 'core', kind, ...(namespace ? [part(namespace)] : []), part(name)].join('/')
}

/** The cluster's uid or name in the key of a cluster, or of anything inside one; undefined for other keys. */
export function clusterOfKey(key: string): string | undefined {
  return /^k8s\/([^/]+)/.exec(key)?.[1]?.replaceAll('%2F', '/').replaceAll('%25', '%')
}

/** `repository` is normalised (`docker.io/library/nginx`), `digest` is `sha256:…`. */
export const imageKey = (repository: string, digest: string) => `image/${repository}@${digest}`
/** An image that is known by tag only; it is joined to its digest as soon as a report names both. */
export const imageTagKey = (repository: string, tag: string) => `image/${repository}:${tag}`
export const repositoryKey = (repository: string) => `repository/${repository}`
export const registryKey = (host: string) => `registry/${host}`
/** A Docker host by its engine's id, or by its name where a tool knows no more. */
export const dockerHostKey = (host: string) => `docker/${part(host)}`
/** A container by its name, which outlives the many containers that stand under it one after the other. */
export const dockerContainerKey = (host: string, name: string) => `${dockerHostKey(host)}/Container/${part(name)}`
export const artifactKey = (type: string, name: string) => `artifact/${type}/${name}`
