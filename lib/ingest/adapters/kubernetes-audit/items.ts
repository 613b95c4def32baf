import { unpack } from '@/lib/ingest/unpack'
import type { Json } from '@/lib/model/json'
import { isRaw, rawOf, textOf, type Raw } from './raw'

/** One event as it came out of its envelope: the API server's own, or an entry of Google's Cloud Logging. */
export type Item = {
  path: string
  value: unknown
  form: 'event' | 'google' | 'unknown'
  /** What the envelope says of the cluster. */
  cluster?: string
  /** When the envelope says it happened, for rows without a time of their own. */
  at?: Json
}

const packedLimit = 64 * 1024 * 1024
type Place = { path: string; cluster?: string; at?: Json; depth: number }

/**
 * The events in these documents, whatever carried them: EventList, Event, arrays, CloudWatch Logs (subscription,
 * `filter-log-events`, Firehose and Lambda around it), Azure's diagnostic records, Cloud Logging and Pub/Sub, and
 * shippers that put the line under `message` or `log`. What is none of these comes as `unknown`.
 */
export function* auditItems(documents: readonly unknown[]): Generator<Item> {
  for (const [at, document] of documents.entries()) {
    yield* itemsIn(document, { path: documents.length === 1 ? '$' : `$[${at}]`, depth: 0 })
  }
}

/** `audit.k8s.io/v1`, `audit.k8s.io/v1beta1`. */
export const isAuditVersion = (version: unknown) => typeof version === 'string' && version.startsWith('audit.k8s.io/')

/** True for an event of an API server, well-formed or not; core/v1 has an Event too, which has no verb. */
export function looksLikeEvent(raw: Raw): boolean {
  if ('protoPayload' in raw) return false
  if (isAuditVersion(raw.apiVersion)) return raw.kind === 'Event' || typeof raw.verb === 'string'
  const isBare = typeof raw.verb === 'string' && ('auditID' in raw || 'requestURI' in raw || 'objectRef' in raw)
  return isBare && raw.apiVersion === undefined
}

function* itemsIn(value: unknown, place: Place): Generator<Item> {
  if (place.depth > 6) return
  if (typeof value === 'string') {
    const inner = parsed(value)
    if (inner === undefined) yield { path: place.path, value, form: 'unknown' }
    else yield* itemsIn(inner, { ...place, depth: place.depth + 1 })
    return
  }
  if (Array.isArray(value)) return yield* each(value, place)
  if (!isRaw(value)) return yield { path: place.path, value, form: 'unknown' }
  const raw = value
  if (looksLikeEvent(raw)) return yield eventAt(place.path, raw, place)
  if (isRaw(raw.protoPayload)) return yield { ...here(place), value: raw, form: 'google' }
  if (Array.isArray(raw.items)) return yield* each(raw.items, place, 'items')
  const inside = opened(raw, place)
  if (inside) return yield* inside
  yield { path: place.path, value: raw, form: 'unknown' }
}

function eventAt(path: string, value: Raw, { cluster, at }: Place): Item {
  const item: Item = { path, value, form: 'event' }
  if (cluster) item.cluster = cluster
  if (at !== undefined) item.at = at
  return item
}

const here = ({ path, cluster, at }: Place) => ({ path, ...(cluster && { cluster }), ...(at !== undefined && { at }) })

function* each(values: readonly unknown[], place: Place, key = ''): Generator<Item> {
  const base = key ? `${place.path}.${key}` : place.path
  for (const [at, value] of values.entries()) {
    const path = `${base}[${at}]`
    // Nearly all lists hold events, thousands of them.
    if (isRaw(value) && place.depth < 6 && looksLikeEvent(value)) yield eventAt(path, value, place)
    else yield* itemsIn(value, { ...place, path, depth: place.depth + 1 })
  }
}

function opened(raw: Raw, place: Place): Generator<Item> | null {
  // CloudWatch Logs: what a subscription delivers, and what the command line prints.
  if (Array.isArray(raw.logEvents)) {
    const cluster = /^\/aws\/eks\/([^/]+)\/cluster$/.exec(textOf(raw, 'logGroup'))?.[1] ?? place.cluster
    return each(raw.logEvents, { ...place, ...(cluster && { cluster }) }, 'logEvents')
  }
  if (raw.messageType === 'CONTROL_MESSAGE') return each([], place)
  if (Array.isArray(raw.events)) return each(raw.events, place, 'events')
  if (Array.isArray(raw.entries)) return each(raw.entries, place, 'entries')
  const lambda = rawOf(raw, 'awslogs')
  if (lambda) return itemsIn(unpacked(textOf(lambda, 'data', packedLimit)), deeper(place, '.awslogs.data'))
  const records = raw.records ?? raw.Records
  if (Array.isArray(records)) return each(records, place, 'records' in raw ? 'records' : 'Records')
  const stream = rawOf(raw, 'kinesis')
  if (stream) return itemsIn(unpacked(textOf(stream, 'data', packedLimit)), deeper(place, '.kinesis.data'))
  // Azure: a diagnostic record, from storage or an Event Hub.
  const azure = rawOf(raw, 'properties')
  if (azure && 'log' in azure && isKubeAudit(raw.category)) {
    const cluster = azureCluster(textOf(raw, 'resourceId', 2_048)) ?? place.cluster
    return itemsIn(azure.log, deeper(place, '.properties.log', cluster, raw.time))
  }
  if (typeof raw.log_s === 'string') {
    const cluster = azureCluster(textOf(raw, 'ResourceId', 2_048) || textOf(raw, '_ResourceId', 2_048))
    return itemsIn(raw.log_s, deeper(place, '.log_s', cluster ?? place.cluster, raw.TimeGenerated))
  }
  return carried(raw, place)
}

/** Lines of a log as shippers and queues carry them. */
function carried(raw: Raw, place: Place): Generator<Item> | null {
  const pushed = rawOf(raw, 'message')
  if (typeof pushed?.data === 'string') return itemsIn(unpacked(pushed.data), deeper(place, '.message.data'))
  if (pushed) return itemsIn(pushed, deeper(place, '.message'))
  for (const key of ['message', 'log', 'data']) {
    const line = raw[key]
    if (typeof line !== 'string') continue
    const inner = line.trimStart().startsWith('{') ? parsed(line) : key === 'data' ? unpacked(line) : undefined
    if (inner === undefined || typeof inner === 'string') continue
    return itemsIn(inner, deeper(place, `.${key}`, place.cluster, raw.timestamp))
  }
  const google = rawOf(raw, 'jsonPayload')
  return google && looksLikeEvent(google) ? itemsIn(google, deeper(place, '.jsonPayload')) : null
}

function deeper(place: Place, path: string, cluster = place.cluster, at: Json | undefined = place.at): Place {
  return {
    path: place.path + path,
    depth: place.depth + 1,
    ...(cluster && { cluster }),
    ...(at !== undefined && { at }),
  }
}

const isKubeAudit = (category: unknown) =>
  category === undefined || category === 'kube-audit' || category === 'kube-audit-admin'

/** The name of an AKS or Arc cluster in a resource's id, which Azure writes in capitals where it likes. */
function azureCluster(id: string): string | undefined {
  const name = /\/(?:managedClusters|connectedClusters)\/([^/]+)/i.exec(id)?.[1]
  return name === name?.toUpperCase() ? name?.toLowerCase() : name
}

function parsed(text: string): unknown {
  const trimmed = text.trim()
  if (!trimmed.startsWith('{') && !trimmed.startsWith('[')) return undefined
  try {
    return JSON.parse(trimmed) as unknown
  } catch {
    return undefined
  }
}

/** Base64 of JSON, packed or not, or of several such values one after the other; the text itself when it is neither. */
function unpacked(text: string): unknown {
  const plain = unpack(text)
  if (plain === null) return text
  const lines = plain.trim().split('\n')
  const whole = parsed(plain)
  if (whole !== undefined || lines.length < 2) return whole ?? text
  return lines.map((line) => parsed(line) ?? line)
}
