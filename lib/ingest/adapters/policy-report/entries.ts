import { problemsOf } from '@/lib/ingest/problems'
import type { Problem } from '@/lib/model/json'
import { isRecord, report, type Report, type ResourceReference, webhookResult, type Result } from './payload'

/** A whole report object, or one result that a webhook sent by itself. */
export type Entry =
  | { type: 'report'; path: string; report: Report; listed: boolean }
  | { type: 'result'; path: string; result: Result; resource: ResourceReference | null; createdAt: string | null }

export type Entries = { entries: Entry[]; heartbeats: number; rejected: Problem[]; lists: number }

const listKinds = /^(?:(?:Cluster)?(?:Policy)?Report)?List$/

/**
 * Sorts what was sent into reports, single results and heartbeats. A list whose `metadata.continue` is set is only
 * a page, so its reports do not count as listed in full.
 */
export function entriesOf(documents: unknown[]): Entries {
  const found: Entries = { entries: [], heartbeats: 0, rejected: [], lists: 0 }
  documents.forEach((document, index) => {
    addEntry(found, document, documents.length === 1 ? '$' : `$[${index}]`, false)
  })
  return found
}

/** True for anything that is a policy report, a list that may hold some, a webhook's result or a heartbeat. */
export function looksLikePolicyReport(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(looksLikePolicyReport)
  if (!isRecord(value)) return false
  if (isHeartbeat(value) || isWebhook(value)) return true
  const group = typeof value['apiVersion'] === 'string' ? value['apiVersion'] : ''
  if (/^(?:wgpolicyk8s\.io|openreports\.io|reports\.x-k8s\.io)\//.test(group)) return true
  const items = value['items']
  return value['kind'] === 'List' && Array.isArray(items) && (items.length === 0 || items.some(looksLikePolicyReport))
}

const isHeartbeat = (value: Record<string, unknown>) => value['event'] === 'heartbeat' && !('policy' in value)

function isWebhook(value: Record<string, unknown>): boolean {
  if ('kind' in value || 'apiVersion' in value) return false
  return 'policy' in value && ('status' in value || 'result' in value) && ('resource' in value || 'source' in value)
}

function addEntry(found: Entries, value: unknown, path: string, listed: boolean): void {
  if (Array.isArray(value)) return value.forEach((item, index) => addEntry(found, item, `${path}[${index}]`, false))
  if (!isRecord(value)) return void found.rejected.push({ path, message: 'expected an object' })
  if (isHeartbeat(value)) return void found.heartbeats++
  if (isWebhook(value)) return addWebhook(found, value, path)
  const { kind, items, metadata } = value
  if (typeof kind === 'string' && listKinds.test(kind) && Array.isArray(items)) {
    found.lists++
    const paged = isRecord(metadata) && Boolean(metadata['continue'])
    return items.forEach((item, index) => addEntry(found, item, `${path}.items[${index}]`, !paged))
  }
  const parsed = report.safeParse(value)
  if (parsed.success) found.entries.push({ type: 'report', path, report: parsed.data, listed })
  else found.rejected.push(faultAt(path, parsed.error))
}

function addWebhook(found: Entries, value: unknown, path: string): void {
  const parsed = webhookResult.safeParse(value)
  if (!parsed.success) return void found.rejected.push(faultAt(path, parsed.error))
  const { resource, creationTimestamp, ...single } = parsed.data
  const entry: Entry = {
    type: 'result',
    path,
    result: single,
    resource: resource ?? null,
    createdAt: creationTimestamp ?? null,
  }
  found.entries.push(entry)
}

/** One problem per item, at its first fault. */
export function faultAt(path: string, error: Parameters<typeof problemsOf>[0]): Problem {
  const [first] = problemsOf(error)
  return first ? { path: `${path}${first.path.slice(1)}`, message: first.message } : { path, message: 'cannot be read' }
}
