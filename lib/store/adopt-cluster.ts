import type { Transaction } from '@/lib/db'
import { clusterKey, clusterOfKey } from '@/lib/model/key'
import type { Observation } from '@/lib/model/observation'
import { assetId } from './identity'

/** What a report that names a cluster by uid and by name makes of a cluster that was known by that name alone. */
export type Adoption = {
  /** Other names → key under which the cluster is kept. They are to be remembered. */
  names: Map<string, string>
  /** A cluster asset that turned out to be another's double: it leaves the inventory with all that is in it. */
  double: string | null
}

const nothing: Adoption = { names: new Map(), double: null }

/**
 * A cluster that is first known by name (`k8s/prod`) and later by the uid of kube-system keeps its first key: the uid
 * becomes another name of it. If the uid was known before, both stood side by side; then the one by name is the
 * double. A name whose cluster has another uid already belongs to a cluster that was rebuilt: that one is new.
 * `known` are the references that were read; one more statement at most.
 */
export async function adoptCluster(
  tx: Transaction,
  environmentId: string,
  observation: Observation,
  known: ReadonlyMap<string, string>,
): Promise<Adoption> {
  const described = observation.assets.find((asset) => asset.kind === 'cluster' && !asset.mentioned)
  const uid = described && clusterOfKey(described.key)
  const name = described?.references?.find((reference) => reference.startsWith('cluster:'))?.slice('cluster:'.length)
  if (!described || uid === undefined || name === undefined || name === uid) return nothing
  const byName = clusterKey(name)
  const byUid = known.get(`cluster:${uid}`) ?? described.key
  if (byUid === byName) return nothing
  const ids = { uid: assetId(environmentId, byUid), name: assetId(environmentId, byName) }
  const rows = await tx.$queryRaw<{ id: string; taken: boolean }[]>`
    SELECT id, EXISTS (SELECT 1 FROM asset_reference WHERE asset_id = asset.id AND reference LIKE 'cluster-uid:%') AS taken
    FROM asset WHERE id = ANY(${[ids.uid, ids.name]}::uuid[]) AND gone_at IS NULL`
  const first = rows.find((row) => row.id === ids.name)
  if (!first || first.taken) return nothing
  if (rows.some((row) => row.id === ids.uid)) return { names: new Map(), double: ids.name }
  return { names: new Map([`cluster:${uid}`, `cluster-uid:${uid}`].map((one) => [one, byName])), double: null }
}

/** A cluster and all that is in it, as far as the inventory still holds it. */
export async function clusterContents(tx: Transaction, clusterId: string | null): Promise<string[]> {
  if (clusterId === null) return []
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM asset WHERE (id = ${clusterId}::uuid OR cluster_id = ${clusterId}::uuid) AND gone_at IS NULL`
  return rows.map((row) => row.id)
}
