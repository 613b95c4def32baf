import type { Transaction } from '@/lib/db'
import { heartbeat } from '@/lib/detect/audit/catalogue/stateful/heartbeat'
import { Prisma } from '@/lib/generated/prisma/client'
import type { AuditEvent } from '@/lib/model/audit-event'
import { lockAlerts, moveAlerts } from './move-alerts'
import type { KeyResolver } from './resolve-keys'

/** Receipts closer together than this are not each written down. */
const fineness = 30_000
/** After a pause this long the stream counts as begun anew. */
const pause = 600_000

/**
 * Notes that the audit logs of these clusters speak. Where one was silent and an alert said so, the alert is resolved
 * and says when the log came back. One statement where nothing is new.
 */
export async function noteAuditStreams(
  tx: Transaction,
  { environmentId, receivedAt }: { environmentId: string; receivedAt: Date },
  events: readonly AuditEvent[],
  keys: Pick<KeyResolver, 'id'>,
): Promise<void> {
  const ids = [...new Set(events.map((event) => keys.id(event.cluster)))].toSorted()
  if (ids.length === 0) return
  const silent = await tx.$queryRaw<{ asset_id: string }[]>`
    SELECT asset_id FROM audit_stream WHERE asset_id = ANY(${ids}::uuid[]) AND silent_since IS NOT NULL FOR UPDATE`
  await tx.$executeRaw`
    INSERT INTO audit_stream AS old (asset_id, environment_id, since, last_at)
    SELECT id, ${environmentId}::uuid, ${receivedAt}, ${receivedAt} FROM unnest(${ids}::uuid[]) AS id
    ON CONFLICT (asset_id) DO UPDATE SET last_at = EXCLUDED.last_at, silent_since = NULL,
      since = CASE WHEN EXCLUDED.last_at - old.last_at > make_interval(secs => ${pause / 1000}) THEN EXCLUDED.since ELSE old.since END
    WHERE EXCLUDED.last_at - old.last_at > make_interval(secs => ${fineness / 1000}) OR old.silent_since IS NOT NULL`
  if (silent.length === 0) return
  const alerts = await lockAlerts(
    tx,
    Prisma.sql`a.environment_id = ${environmentId}::uuid AND a.type = ${heartbeat.id} AND a.class >= 30
      AND a.asset_id = ANY(${silent.map((row) => row.asset_id)}::uuid[])`,
  )
  await moveAlerts(
    tx,
    alerts,
    { status: 'resolved', reason: null, comment: `The audit log came back at ${receivedAt.toISOString()}.` },
    { actor: { kind: 'system', name: 'audit log' }, at: receivedAt },
  )
}
