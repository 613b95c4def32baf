import type { Transaction } from '@/lib/db'
import { requestIdentity } from '@/lib/detect/audit/request-identity'
import type { AuditEvent } from '@/lib/model/audit-event'
import { arrayLiteral } from './array-literal'
import { eventId } from './identity'

type Row = { id: string; at: Date; assetId: string; event: AuditEvent }

/** How far ahead of its receipt a request may be dated and still be filed under its own time. */
const futureMs = 7 * 86_400_000

/**
 * Keeps requests, each once, whoever delivers it and how often. Returns those that were not there yet. One statement;
 * rows go in one order, so that two workers with the same requests wait for each other instead of locking up.
 */
export async function keepRequests(
  tx: Transaction,
  { environmentId, receivedAt }: { environmentId: string; receivedAt: Date },
  events: readonly AuditEvent[],
  clusterId: (key: string) => string,
): Promise<Set<AuditEvent>> {
  if (events.length === 0) return new Set()
  const byId = new Map<string, Row>()
  for (const event of events) {
    const assetId = clusterId(event.cluster)
    const id = eventId(environmentId, 'request', [assetId, ...requestIdentity(event)])
    const said = new Date(Date.parse(event.requestedAt ?? '') || Date.parse(event.at))
    const at = +said - +receivedAt > futureMs ? receivedAt : said
    if (!byId.has(id)) byId.set(id, { id, at, assetId, event })
  }
  const rows = [...byId.values()].toSorted((a, b) => +a.at - +b.at || (a.id < b.id ? -1 : 1))
  const column = (read: (row: Row) => string | number | null) => arrayLiteral(rows.map(read))
  const written = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO audit_event (asset_id, at, id, environment_id, user_name, impersonated, verb, resource, namespace, name,
      code, address, user_agent, uri, level, stage, audit_id, detail)
    SELECT asset_id, at, id, ${environmentId}::uuid, user_name, impersonated, verb, resource, namespace, name, code,
      address, user_agent, uri, level, stage, audit_id, detail
    FROM unnest(${column((row) => row.assetId)}::uuid[], ${column((row) => row.at.toISOString())}::timestamptz[],
      ${column((row) => row.id)}::uuid[], ${column(({ event }) => event.user.name)}::text[],
      ${column(({ event }) => event.impersonated?.name ?? null)}::text[], ${column(({ event }) => event.verb)}::text[],
      ${column(({ event }) => resourceOf(event))}::text[], ${column(({ event }) => event.object?.namespace ?? '')}::text[],
      ${column(({ event }) => event.object?.name ?? '')}::text[], ${column(({ event }) => event.code)}::smallint[],
      ${column(({ event }) => event.sourceIps.at(-1) ?? '')}::text[], ${column(({ event }) => event.userAgent)}::text[],
      ${column(({ event }) => event.uri.slice(0, 1_024))}::text[], ${column(({ event }) => event.level)}::text[],
      ${column(({ event }) => event.stage)}::text[], ${column(({ event }) => event.auditId)}::text[],
      ${column(({ event }) => JSON.stringify(detailOf(event)))}::jsonb[])
      AS row (asset_id, at, id, user_name, impersonated, verb, resource, namespace, name, code, address, user_agent, uri,
        level, stage, audit_id, detail)
    ON CONFLICT DO NOTHING RETURNING id`
  return new Set(written.flatMap(({ id }) => byId.get(id)?.event ?? []))
}

/** `pods`, `pods/exec`; '' for a request about no object. */
function resourceOf({ object }: AuditEvent): string {
  if (!object) return ''
  return object.subresource ? `${object.resource}/${object.subresource}` : object.resource
}

/** What a page shows of one request and the columns do not hold; most requests say little of it. */
function detailOf(event: AuditEvent): Record<string, unknown> {
  const reason = event.annotations['authorization.k8s.io/reason']
  return {
    ...(event.user.groups.length > 0 && { groups: event.user.groups.slice(0, 16) }),
    ...(event.sourceIps.length > 1 && { addresses: event.sourceIps }),
    ...(event.object?.group && { group: event.object.group }),
    ...(event.reason && { reason: event.reason }),
    ...(event.message && { message: event.message.slice(0, 300) }),
    ...(reason && { allowedBy: reason.slice(0, 300) }),
  }
}
