import { kubernetesKinds } from '@/lib/model/kubernetes-kinds'
import { ApiError, type ClusterApi } from './api'

/** A kind that this cluster serves and that Plimsoll reads. */
export type ServedKind = {
  group: string
  kind: string
  apiVersion: string
  /** Where it is listed: `/apis/apps/v1/deployments`. */
  path: string
  namespaced: boolean
  /** Only the metadata is asked for: the rest never comes near us. */
  metadataOnly: boolean
}

type Resource = { name?: unknown; kind?: unknown; namespaced?: unknown; verbs?: unknown }
type Version = { groupVersion?: unknown }
type Group = { name?: unknown; preferredVersion?: Version; versions?: Version[] }

/** Kinds with contents that are nobody's business. Without this, they are not asked for at all. */
const names = new Set(['Secret', 'ConfigMap'])

/**
 * The kinds of our table that the cluster serves, each in the version that it prefers. `absent` are those that it does
 * not know: of these there are surely none. Throws ApiError.
 */
export async function discoverKinds(
  api: ClusterApi,
  { withNames }: { withNames: boolean },
  signal: AbortSignal,
): Promise<{ served: ServedKind[]; absent: { group: string; kind: string }[] }> {
  const wanted = kubernetesKinds.filter(({ group, kind }) => group !== '' || withNames || !names.has(kind))
  const { groups = [] } = (await api.get('/apis', {}, signal)) as { groups?: Group[] }
  const versions = new Map<string, string[]>([['', ['v1']]])
  for (const { name, preferredVersion, versions: all = [] } of groups) {
    const order = [preferredVersion, ...all].flatMap((one) => one?.groupVersion ?? [])
    versions.set(String(name), [...new Set(order.map(String))])
  }
  const served: ServedKind[] = []
  const absent: { group: string; kind: string }[] = []
  const unclear = new Set<string>()
  const resources = new Map<string, Resource[]>()
  for (const { group, formerGroup, kind, namespaced } of wanted) {
    const groupsOfKind = [group, ...(formerGroup && group !== formerGroup ? [formerGroup] : [])]
    const found = []
    for (const apiVersion of groupsOfKind.flatMap((one) => versions.get(one) ?? [])) {
      const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`
      const list = resources.get(root) ?? (await listResources(api, root, signal))
      if (list === null) {
        unclear.add(kind)
        continue
      }
      resources.set(root, list)
      const one = list.find((resource) => resource.kind === kind && canFollow(resource))
      if (one) found.push({ apiVersion, path: `${root}/${String(one.name)}` })
    }
    const [first] = found
    if (first) served.push({ group, kind, namespaced, ...first, metadataOnly: names.has(kind) && group === '' })
    else if (!unclear.has(kind)) absent.push({ group, kind })
  }
  return { served, absent }
}

const canFollow = ({ name, verbs }: Resource) =>
  typeof name === 'string' &&
  !name.includes('/') &&
  Array.isArray(verbs) &&
  (verbs as unknown[]).includes('list') &&
  (verbs as unknown[]).includes('watch')

/** Null when the group's own server (an aggregated API) does not answer: nobody knows then what it holds. */
async function listResources(api: ClusterApi, root: string, signal: AbortSignal): Promise<Resource[] | null> {
  try {
    const { resources = [] } = (await api.get(root, {}, signal)) as { resources?: Resource[] }
    return resources
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return []
    if (error instanceof ApiError && error.status >= 500 && root !== '/api/v1') return null
    throw error
  }
}
