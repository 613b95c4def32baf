import { createHash } from 'node:crypto'
import type { Transaction } from '@/lib/db'
import type { AlertDraft } from '@/lib/detect/alert-draft'
import { draftAlert } from '@/lib/detect/draft-alert'
import type { Observation, ObservedEvent } from '@/lib/model/observation'
import { eventId } from './identity'
import type { KeyResolver } from './resolve-keys'

/** An event that is not stored yet. */
export type Occurrence = {
  id: string
  /** The sensor's own time, under which the event is kept. */
  at: Date
  /** The same, but never after its receipt: a clock that runs ahead must not outrank what follows. */
  seenAt: Date
  assetId: string
  event: ObservedEvent
  draft: AlertDraft | null
  key: string
}

/** How far ahead of its receipt an event may be dated and still be filed under its own time. */
const futureDays = 7

/** The events that are not stored yet, in time order, with the alert that each would raise. */
export async function newOccurrences(
  tx: Transaction,
  { environmentId, receivedAt, sample }: { environmentId: string; receivedAt: Date; sample?: boolean },
  observation: Observation,
  keys: KeyResolver,
): Promise<Occurrence[]> {
  const environment = await tx.environment.findUniqueOrThrow({ where: { id: environmentId } })
  const all = new Map<string, Occurrence>()
  for (const event of observation.events) {
    const id = eventId(environmentId, observation.source, event.identity)
    const said = new Date(event.at)
    const seenAt = said > receivedAt ? receivedAt : said
    // Within a week the sensor's word stands, so that the same event is found again whenever it comes. Days further
    // ahead have no partition that will ever be dropped.
    const at = +said - +receivedAt > futureDays * 86_400_000 ? receivedAt : said
    const since = event.cluster ? environment.kubernetesSince : (environment.hostsSince ?? environment.kubernetesSince)
    const draft =
      sample || (since && seenAt >= since)
        ? draftAlert(observation.source, { ...event, asset: keys.named(event.asset) })
        : null
    const key = draft
      ? createHash('sha256')
          .update(JSON.stringify([draft.type, draft.entityKey, ...(sample ? ['sample'] : [])]))
          .digest('hex')
      : ''
    all.set(id, { id, at, seenAt, assetId: keys.id(event.asset), event, draft, key })
  }
  const rows = [...all.values()]
  const stored = await tx.$queryRaw<{ id: string }[]>`
    SELECT event.id FROM event JOIN unnest(${rows.map((row) => row.assetId)}::uuid[], ${rows.map((row) => row.at)}::timestamptz[],
      ${rows.map((row) => row.id)}::uuid[]) AS row (asset_id, at, id)
    ON event.asset_id = row.asset_id AND event.at = row.at AND event.id = row.id`
  for (const { id } of stored) all.delete(id)
  // Those that were filed under their receipt for want of a time that could be: their id alone tells them.
  const misdated = [...all.values()].filter((row) => row.at < new Date(row.event.at))
  if (misdated.length > 0) {
    const again = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM event WHERE asset_id = ANY(${[...new Set(misdated.map((row) => row.assetId))]}::uuid[])
        AND id = ANY(${misdated.map((row) => row.id)}::uuid[])`
    for (const { id } of again) all.delete(id)
  }
  return [...all.values()].toSorted((a, b) => +a.seenAt - +b.seenAt)
}
