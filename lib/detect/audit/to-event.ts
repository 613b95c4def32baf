import type { Entity, EntityKind } from '@/lib/model/alert'
import type { AssetKind } from '@/lib/model/asset'
import type { AuditEvent } from '@/lib/model/audit-event'
import type { Json } from '@/lib/model/json'
import type { ObservedAsset, ObservedEvent } from '@/lib/model/observation'
import { objectName } from './change'
import type { AuditContext } from './context'
import type { AuditDetection, Hit } from './detection'
import { addressEntity, userEntity } from './entities'
import { isLongRunning } from './outcome'
import { placeOf } from './place'
import { sourceAddress } from './source-address'

const longestText = 1_024
const mostEvidence = 20

/**
 * The event that a detection's hit is stored as: what, where, by whom and the few parts of the log that prove it. The
 * same request told twice (its start and its end, or a repeated delivery) is the same event: identity and time are
 * the request's.
 */
export function toObservedEvent(
  event: AuditEvent,
  detection: Pick<AuditDetection, 'id' | 'severity'>,
  hit: Hit,
  context: AuditContext,
): ObservedEvent {
  const place = placeOf(event)
  const address = sourceAddress(event, context)
  const entities: Entity[] = [
    ...place.assets.flatMap(assetEntity),
    ...(place.pod && place.pod !== place.narrowest.name ? [{ kind: 'pod', name: place.pod } satisfies Entity] : []),
    ...(hit.entities ?? []),
    ...(event.user.name ? [userEntity(event.user, event, 'caller')] : []),
    ...(event.impersonated ? [userEntity(event.impersonated, event, 'impersonated')] : []),
    ...(address ? [addressEntity(address)] : []),
  ]
  return {
    identity: [event.auditId || `${event.at} ${event.user.name} ${event.verb} ${event.uri}`, detection.id],
    at: timeOf(event),
    rule: detection.id,
    priority: hit.severity ?? detection.severity,
    message: cut(`${hit.message}: ${requestWords(event)}`),
    tags: [],
    fields: { ...evidenceOf(hit), ...requestFields(event, address) },
    asset: place.narrowest.key,
    cluster: event.cluster,
    entities,
  }
}

/** The assets that `toObservedEvent` files the event under, for the report that holds it. */
export const mentionedAssets = (event: AuditEvent): readonly ObservedAsset[] => placeOf(event).assets

/** A request that stays open is logged when it starts and when it ends, so its time is when it came. */
function timeOf(event: AuditEvent): string {
  const asked = isLongRunning(event) && event.requestedAt ? new Date(event.requestedAt) : null
  return asked && !Number.isNaN(asked.getTime()) ? asked.toISOString() : event.at
}

const entityKinds: Partial<Record<AssetKind, EntityKind>> = {
  cluster: 'cluster',
  node: 'node',
  namespace: 'namespace',
  workload: 'workload',
}

function assetEntity({ kind: asset, name, key, attributes }: ObservedAsset): Entity[] {
  const kind = entityKinds[asset]
  const detail = attributes?.['kind']
  return kind ? [{ kind, name, key, ...(typeof detail === 'string' && { detail: { kind: detail } }) }] : []
}

/** `jane: create deployments shop/web`. */
function requestWords(event: AuditEvent): string {
  const { object } = event
  const who = event.impersonated ? `${event.user.name} as ${event.impersonated.name}` : event.user.name
  if (!object) return `${who}: ${event.verb} ${event.uri}`
  return `${who}: ${event.verb} ${resourceWords(event)} ${[object.namespace, objectName(event)].filter(Boolean).join('/')}`
}

const resourceWords = ({ object }: AuditEvent): string =>
  object ? [object.resource, object.subresource].filter(Boolean).join('/') : ''

/** The request in the log's own words; the fields that a reader looks for, not the bodies. */
function requestFields(event: AuditEvent, address: string): Record<string, Json> {
  const { object, impersonated, annotations } = event
  const fields: Record<string, Json> = {
    auditID: event.auditId,
    verb: event.verb,
    requestURI: cut(event.uri),
    'user.username': cut(event.user.name),
    'user.groups': event.user.groups.slice(0, mostEvidence).map(cut),
    'impersonatedUser.username': impersonated ? cut(impersonated.name) : '',
    'objectRef.resource': resourceWords(event),
    'objectRef.apiGroup': object?.group ?? '',
    'objectRef.namespace': object?.namespace ?? '',
    'objectRef.name': objectName(event),
    'responseStatus.code': event.code,
    'responseStatus.reason': cut(event.reason),
    sourceIPs: event.sourceIps.slice(0, mostEvidence).map(cut),
    sourceAddress: address,
    userAgent: cut(event.userAgent),
    'authorization.k8s.io/decision': annotations['authorization.k8s.io/decision'] ?? '',
    'authorization.k8s.io/reason': cut(annotations['authorization.k8s.io/reason'] ?? ''),
  }
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '' && value !== null))
}

function evidenceOf(hit: Hit): Record<string, Json> {
  const entries = Object.entries(hit.evidence).slice(0, mostEvidence)
  return Object.fromEntries(entries.map(([path, value]) => [cut(path), small(value)]))
}

/** A value that is short enough to be stored with every event: texts cut, anything large as its cut JSON. */
function small(value: Json): Json {
  if (typeof value === 'string') return cut(value)
  if (value === null || typeof value !== 'object') return value
  const text = JSON.stringify(value)
  return text.length > longestText ? cut(text) : value
}

const cut = (text: string): string => (text.length > longestText ? `${text.slice(0, longestText)}…` : text)
