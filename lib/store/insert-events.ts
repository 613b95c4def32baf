import type { Transaction } from '@/lib/db'
import type { ObservedEvent } from '@/lib/model/observation'

type EventRow = { id: string; at: Date; assetId: string; event: ObservedEvent }

/** Writes the rows of events, each with the alert it belongs to; one that is there already stays as it is. */
export async function insertEvents(
  tx: Transaction,
  environmentId: string,
  source: string,
  occurrences: readonly EventRow[],
  alertOf: ReadonlyMap<string, string>,
): Promise<void> {
  if (occurrences.length === 0) return
  const column = <T>(read: (row: EventRow) => T) => occurrences.map(read)
  await tx.$executeRaw`
    INSERT INTO event (asset_id, at, id, environment_id, alert_id, source, rule, priority, message, fields)
    SELECT asset_id, at, id, ${environmentId}::uuid, alert_id, ${source}, rule, priority, message, fields
    FROM unnest(${column((row) => row.assetId)}::uuid[], ${column((row) => row.at)}::timestamptz[],
      ${column((row) => row.id)}::uuid[], ${column((row) => alertOf.get(row.id) ?? null)}::uuid[],
      ${column((row) => row.event.rule)}::text[], ${column((row) => row.event.priority)}::text[],
      ${column((row) => row.event.message)}::text[], ${column((row) => JSON.stringify(row.event.fields))}::jsonb[])
      AS row (asset_id, at, id, alert_id, rule, priority, message, fields)
    ON CONFLICT (asset_id, at, id) DO NOTHING`
}
