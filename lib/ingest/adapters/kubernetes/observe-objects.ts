import type { AssetKind } from '@/lib/model/asset'
import type { Json } from '@/lib/model/json'
import { documentOfConfigMap, documentOfSecret } from './key-names'
import { kindFacts } from '@/lib/model/kubernetes-kinds'
import { faultOf } from './observe-network'
import type { Observed } from './observed'
import type { Item } from './read-items'
import { trimObject } from './trim-object'

const plain: ReadonlySet<AssetKind> = new Set([
  'network-policy',
  'quota',
  'admission',
  'volume',
  'api-service',
  'secret',
  'config-map',
])

/** Adds what is kept as it stands, because checks or people read it: policies, quotas, volumes, names of secrets. */
export function observeObjects(into: Observed, items: readonly Item[]): void {
  for (const item of items) {
    const asset = kindFacts(item.group, item.kind)?.asset
    if (asset === undefined || (!plain.has(asset) && item.kind !== 'Gateway')) continue
    const document = documentOf(item)
    if (document === null) into.reject(item, faultOf(item, undefined))
    else into.addObject(item, asset, attributesOf(item), document)
  }
}

function documentOf(item: Item): Json | null {
  if (item.kind === 'Secret') return documentOfSecret(item.object)
  return item.kind === 'ConfigMap' ? documentOfConfigMap(item.object) : trimObject(item.object)
}

function attributesOf({ kind, object }: Item): Record<string, Json> {
  // Where only metadata was asked for, the type is not known.
  if (kind === 'Secret') return typeof object.type === 'string' && object.type ? { type: object.type } : {}
  return {}
}
