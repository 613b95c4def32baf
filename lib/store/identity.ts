import { createHash } from 'node:crypto'
import type { FindingKind } from '@/lib/model/finding'

/** A UUID (version 8, RFC 9562) made of the parts; the same parts always make the same id. */
function derivedId(parts: readonly string[]): string {
  // Lengths in front keep ['a','bc'] and ['ab','c'] apart.
  const hash = createHash('sha256')
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part)
  const hex = hash.digest('hex').slice(0, 32).split('')
  hex[12] = '8'
  hex[16] = ((parseInt(hex[16] ?? '0', 16) & 0x3) | 0x8).toString(16)
  const text = hex.join('')
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`
}

/** The id of the asset with this key in this environment. */
export function assetId(environmentId: string, key: string): string {
  return derivedId(['asset', environmentId, key])
}

/** The fingerprint of a finding: same kind, rule and stable parts → same fingerprint. */
export function fingerprint(kind: FindingKind, rule: string, identity: readonly string[]): string {
  return derivedId(['finding', kind, rule, ...identity])
}

/** The id of an event, the same for every delivery of it. */
export function eventId(environmentId: string, source: string, identity: readonly string[]): string {
  return derivedId(['event', environmentId, source, ...identity])
}
