import type { AssetKind } from '@/lib/model/asset'
import { clusterKey, clusterOfKey } from '@/lib/model/key'
import { kindFacts } from '@/lib/model/kubernetes-kinds'
import type { ObservedAsset, ObservedEvent } from '@/lib/model/observation'

/** The assets of a cluster that events speak of, as mere mentions: the cluster, and what their keys name in it. */
export function mentionedAssets(events: readonly ObservedEvent[]): ObservedAsset[] {
  const assets = new Map<string, ObservedAsset>()
  for (const { asset, cluster, entities } of events) {
    for (const key of [cluster, asset, ...entities.map((entity) => entity.key)]) {
      if (key === undefined || assets.has(key)) continue
      const read = mentionOf(key)
      if (read) assets.set(key, read)
    }
  }
  return [...assets.values()]
}

/** An asset by its key alone; null for keys of things outside clusters and of kinds that the inventory does not hold. */
function mentionOf(key: string): ObservedAsset | null {
  const name = clusterOfKey(key)
  if (name === undefined) return null
  const cluster = clusterKey(name)
  if (key === cluster) return { kind: 'cluster', key, name, mentioned: true }
  const [, , first = '', second = '', third, fourth] = key.split('/').map(plain)
  if (first === 'Node' || first === 'Namespace') {
    return { kind: first === 'Node' ? 'node' : 'namespace', key, name: second, cluster, mentioned: true }
  }
  const facts = kindFacts(first === 'core' ? '' : first, second)
  if (!facts || third === undefined) return null
  const kind: AssetKind = facts.asset
  const place = fourth === undefined ? { name: third } : { namespace: third, name: fourth }
  return { kind, key, ...place, cluster, attributes: { kind: second }, mentioned: true }
}

const plain = (part: string) => part.replaceAll('%2F', '/').replaceAll('%25', '%')
