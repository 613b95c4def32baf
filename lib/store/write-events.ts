import type { Transaction } from '@/lib/db'
import type { Observation } from '@/lib/model/observation'
import { correlateAlerts } from './correlate-alerts'
import { countFates, type AlertCounts, type EventFate } from './event-fate'
import { insertEvents } from './insert-events'
import { lockTouched, mergeOccurrences } from './merge-occurrences'
import { newOccurrences } from './new-occurrences'
import { notifyAlerts } from './notify-news'
import { raiseAlerts } from './raise-alerts'
import { reopenAlerts, repeatAlerts } from './repeat-alerts'
import type { KeyResolver } from './resolve-keys'
import { countHits, findRules } from './suppression'

export type WrittenEvents = { counts: AlertCounts; fates: EventFate[] }

/**
 * Stores events once each and turns them into alerts: an event joins the newest alert of the same type and entity,
 * opens it again, or raises a new one (rule: `lib/detect/dedupe`); a new one that a suppression rule hides arrives
 * dismissed. Events from before the plan was switched on are kept, but raise nothing. Returns what became of each
 * event, in the order of `observation.events`, and the same counted.
 */
export async function writeEvents(
  tx: Transaction,
  report: { environmentId: string; receivedAt: Date; sample?: boolean },
  observation: Observation,
  keys: KeyResolver,
): Promise<WrittenEvents> {
  const { environmentId, receivedAt, sample = false } = report
  if (observation.events.length === 0) return { counts: countFates([]), fates: [] }
  const occurrences = await newOccurrences(tx, report, observation, keys)
  const drafted = occurrences.flatMap((row) => (row.draft ? [{ ...row, draft: row.draft }] : []))
  const rules = await findRules(
    tx,
    environmentId,
    drafted.map((row) => row.draft),
  )
  const merged = await mergeOccurrences(tx, environmentId, drafted, rules)
  const locked = await lockTouched(tx, merged)
  await raiseAlerts(tx, { environmentId, sample }, merged.raised, keys)
  await repeatAlerts(tx, merged.touched)
  const reopened = await reopenAlerts(tx, merged.touched, locked)
  await countHits(tx, environmentId, merged.hits)
  const tidings = [
    ...merged.raised.map(({ id }) => ({ kind: 'alert-raised' as const, alertId: id })),
    ...reopened.map(({ id, eventId }) => ({ kind: 'alert-reopened' as const, alertId: id, occurrence: eventId })),
  ]
  await notifyAlerts(tx, tidings, receivedAt)
  await insertEvents(tx, environmentId, observation.source, occurrences, merged.alertOf)
  // What a rule hides tells no story.
  const open = merged.raised.flatMap(({ id, rule }) => (rule ? [] : [id]))
  const seenAgain = merged.touched.map(({ id }) => id)
  await correlateAlerts(tx, { environmentId, at: receivedAt }, { raised: open, seenAgain })
  const fates = observation.events.map((event) => merged.fates.get(event) ?? null)
  return { counts: countFates(fates), fates }
}
