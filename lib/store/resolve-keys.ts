import type { Transaction } from '@/lib/db'
import { clusterKey, clusterOfKey } from '@/lib/model/key'
import type { Observation } from '@/lib/model/observation'
import { adoptCluster } from './adopt-cluster'
import { assetId } from './identity'
import { ownerCandidates } from './owner-candidates'

/** From the keys that a report uses to asset ids, following other names: clusters by name, images by tag. */
export type KeyResolver = {
  /** The key under which the asset is kept. */
  key(reported: string): string
  /** The same, but a pod stays a pod: the owner that may be known later makes no difference. */
  named(reported: string): string
  id(reported: string): string
  /** The cluster's asset id of a cluster key, if any. */
  clusterId(reported: string | undefined): string | null
  /** Other names of assets that this report brought to light, beside those that the assets list themselves. */
  learned: ReadonlyMap<string, string>
  /** Id of a cluster that was known under a name of another. */
  double: string | null
}

/** Sensors know a Docker host by its name alone, its collector by its id too. */
const hostName = (key: string) => /^docker\/([^/]+)(?:\/|$)/.exec(key)?.[1]?.replace(/^/, 'host:')
const imageTag = (key: string) => /^image\/([^@]+)$/.exec(key)?.[1]

/**
 * Reads the references that this report needs and returns the resolver. Pods, ReplicaSets and Jobs that a report only
 * mentions stand for their controller when the inventory holds it. Three statements at most, for clusters four.
 */
export async function resolveKeys(
  tx: Transaction,
  environmentId: string,
  observation: Observation,
): Promise<KeyResolver> {
  const keys = new Set([
    ...observation.assets.map((asset) => asset.key),
    ...observation.edges.flatMap((edge) => [edge.from, edge.to]),
  ])
  const wanted = new Set<string>()
  for (const key of keys) {
    const cluster = clusterOfKey(key)
    if (cluster) wanted.add(`cluster:${cluster}`)
    const tag = imageTag(key)
    if (tag) wanted.add(tag)
    const host = hostName(key)
    if (host) wanted.add(host)
  }
  const known = new Map<string, string>()
  if (wanted.size > 0) {
    const rows = await tx.$queryRaw<{ reference: string; key: string }[]>`
      SELECT reference, key FROM asset_reference JOIN asset ON asset.id = asset_reference.asset_id
      WHERE asset_reference.environment_id = ${environmentId}::uuid AND reference = ANY(${[...wanted]}::text[])`
    for (const row of rows) known.set(row.reference, row.key)
  }
  const { names, double } = await adoptCluster(tx, environmentId, observation, known)
  for (const [reference, key] of names) known.set(reference, key)
  // What this very report says of other names wins over what was known.
  for (const asset of observation.assets) {
    const kept = asset.kind === 'cluster' ? (known.get(`cluster:${clusterOfKey(asset.key)}`) ?? asset.key) : asset.key
    for (const reference of asset.references ?? []) known.set(reference, kept)
  }

  const byName = (reported: string): string => {
    const cluster = clusterOfKey(reported)
    const tag = imageTag(reported)
    const host = hostName(reported)
    const name = cluster ? `cluster:${cluster}` : (tag ?? host)
    const kept = name === undefined ? undefined : known.get(name)
    if (kept === undefined) return reported
    if (host) return kept + reported.replace(/^docker\/[^/]+/, '')
    return cluster ? kept + reported.slice(clusterKey(cluster).length) : kept
  }
  const owners = await findOwners(tx, environmentId, observation, [...keys].map(byName))
  const keyCache = new Map<string, string>()
  const idCache = new Map<string, string>()
  const key = (reported: string): string => {
    const cached = keyCache.get(reported)
    if (cached !== undefined) return cached
    const named = byName(reported)
    const result = owners.get(named) ?? named
    keyCache.set(reported, result)
    return result
  }
  const id = (reported: string): string => {
    const kept = key(reported)
    const cached = idCache.get(kept)
    if (cached !== undefined) return cached
    const made = assetId(environmentId, kept)
    idCache.set(kept, made)
    return made
  }
  const learned = new Map([...names].map(([reference, kept]) => [reference, assetId(environmentId, kept)]))
  return { key, named: byName, id, clusterId: (reported) => (reported ? id(reported) : null), learned, double }
}

async function findOwners(
  tx: Transaction,
  environmentId: string,
  observation: Observation,
  keys: readonly string[],
): Promise<Map<string, string>> {
  // What a report describes itself is no mere mention: its word on what owns what stands.
  const described = new Set(observation.assets.flatMap((asset) => (asset.mentioned ? [] : [asset.key])))
  const candidates = new Map(
    keys.flatMap((key) => {
      const owners = described.has(key) ? [] : ownerCandidates(key)
      return owners.length > 0 ? [[key, owners] as const] : []
    }),
  )
  if (candidates.size === 0) return new Map()
  const ids = new Map([...candidates.values()].flat().map((key) => [assetId(environmentId, key), key]))
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM asset WHERE id = ANY(${[...ids.keys()]}::uuid[]) AND gone_at IS NULL AND content_hash IS NOT NULL`
  const held = new Set(rows.map((row) => ids.get(row.id)))
  return new Map(
    [...candidates].flatMap(([key, owners]) => {
      const owner = owners.find((candidate) => held.has(candidate))
      return owner ? [[key, owner] as const] : []
    }),
  )
}
