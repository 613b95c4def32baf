import { hash } from 'node:crypto'
import type { FindingKind } from '@/lib/model/finding'

/** A UUID (version 8, RFC 9562) made of the parts; the same parts always make the same id. */
function derivedId(parts: readonly string[]): string {
  // Lengths in front keep ['a','bc'] and ['ab','c'] apart.
  let text = ''
  for (const part of parts) text += `${Buffer.byteLength(part)}:${part}`
  const hex = hash('sha256', text, 'hex')
  const variant = ((parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
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

/** The id of an entity of alerts: the same for the same thing in every alert of the environment. */
export function entityId(environmentId: string, kind: string, key: string): string {
  return derivedId(['entity', environmentId, kind, key])
}

/** The id of what a detection remembers of these parts. */
export function detectionStateId(environmentId: string, parts: readonly string[]): string {
  return derivedId(['detection-state', environmentId, ...parts])
}
