import type { AssetKind } from '@/lib/model/asset'
import { namespaceKey, nodeKey, objectKey } from '@/lib/model/key'
import type { Json } from '@/lib/model/json'
import type { ObservedAsset, ObservedEdge } from '@/lib/model/observation'
import type { Cluster } from './identify-cluster'
import { kindFacts } from '@/lib/model/kubernetes-kinds'
import { labelOf, type Item, type ObjectName, type Rejection } from './read-items'

/** Everything a report shows, gathered while its objects are read. */
export class Observed {
  readonly assets = new Map<string, ObservedAsset>()
  readonly edges = new Map<string, ObservedEdge>()

  constructor(
    readonly cluster: Cluster,
    readonly rejected: Rejection[],
  ) {}

  keyOf({ group, kind, namespace, name }: ObjectName): string {
    if (group === '' && kind === 'Namespace') return namespaceKey(this.cluster.id, name)
    if (group === '' && kind === 'Node') return nodeKey(this.cluster.id, name)
    return objectKey(this.cluster.id, group, kind, namespace, name)
  }

  /** Adds the asset of an object, inside its namespace or else its cluster. Gives its key back. */
  addObject(object: ObjectName, kind: AssetKind, attributes: Record<string, Json>, document: Json): string {
    const key = this.keyOf(object)
    const { name, namespace } = object
    const place = { name, cluster: this.cluster.key, ...(namespace && { namespace }) }
    this.assets.set(key, { kind, key, ...place, attributes: { kind: labelOf(object), ...attributes }, document })
    this.contain(object, key)
    return key
  }

  /** Adds an asset that something else only names; one that is described stays as it is. */
  mention(object: ObjectName): string {
    const key = this.keyOf(object)
    const kind = kindFacts(object.group, object.kind)?.asset
    if (this.assets.has(key) || !kind) return key
    const { name, namespace } = object
    const place = { name, cluster: this.cluster.key, ...(namespace && { namespace }) }
    this.assets.set(key, { kind, key, ...place, attributes: { kind: object.kind }, mentioned: true })
    this.contain(object, key)
    return key
  }

  mentionNamespace(name: string): string {
    return this.mention({ group: '', kind: 'Namespace', namespace: null, name })
  }

  addEdge(from: string, kind: ObservedEdge['kind'], to: string, attributes?: Record<string, Json>): void {
    this.edges.set(`${from}\n${kind}\n${to}`, { from, kind, to, ...(attributes && { attributes }) })
  }

  reject(item: Item, problem: { path: string; message: string }): void {
    this.rejected.push({ problem, kind: labelOf(item) })
  }

  private contain({ group, kind, namespace }: ObjectName, key: string): void {
    if (namespace) this.addEdge(this.mentionNamespace(namespace), 'contains', key)
    else if (group === '' && (kind === 'Namespace' || kind === 'Node')) this.addEdge(this.cluster.key, 'contains', key)
  }
}
