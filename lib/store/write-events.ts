import { createHash } from 'node:crypto'
import type { Transaction } from '@/lib/db'
import type { AlertDraft } from '@/lib/detect/alert-draft'
import { mergeDecision } from '@/lib/detect/dedupe'
import { draftAlert } from '@/lib/detect/draft-alert'
import { dueAt } from '@/lib/detect/due'
import type { AlertStatus } from '@/lib/model/alert'
import { alertClass } from '@/lib/model/alert-class'
import type { Observation, ObservedEvent } from '@/lib/model/observation'
import { eventId } from './identity'
import { insertEvents } from './insert-events'
import { notifyAlerts } from './notify-news'
import type { KeyResolver } from './resolve-keys'
import { writeRaisedEntities } from './write-alert-entities'
import { moveTally, TallyChange } from './tally'

export type AlertCounts = { raised: number; repeated: number; suppressed: number }
/** What became of an event: it raised an alert, joined one, or neither (it was known, or its plan was off). */
export type EventFate = 'raised' | 'repeated' | null
export type WrittenEvents = { counts: AlertCounts; fates: EventFate[] }

type Occurrence = {
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
type Merged = {
  id: string
  status: AlertStatus
  statusChangedAt: Date
  firstSeenAt: Date
  lastSeenAt: Date
  added: number
  newest: Occurrence
  /** Whether `newest` is newer than what the alert shows. */
  fresh: boolean
  /** Sensors that told of it, those known before not among them. */
  sources: Set<string>
}
type Raised = Merged & { key: string; draft: AlertDraft; occurrence: Occurrence }

/** How far ahead of its receipt an event may be dated and still be filed under its own time. */
const futureDays = 7

/**
 * Stores events once each and turns them into alerts: an event joins the newest alert of the same type and entity
 * or raises a new one (rule: `lib/detect/dedupe`). Events from before the plan was switched on are kept, but raise
 * nothing. Returns how many alerts were raised, how many events joined one, how many were suppressed, and what became
 * of each event, in the order of `observation.events`.
 */
export async function writeEvents(
  tx: Transaction,
  report: { environmentId: string; receivedAt: Date; sample?: boolean },
  observation: Observation,
  keys: KeyResolver,
): Promise<WrittenEvents> {
  const { environmentId, sample = false } = report
  if (observation.events.length === 0) return { counts: { raised: 0, repeated: 0, suppressed: 0 }, fates: [] }
  const occurrences = await newOccurrences(tx, report, observation, keys)
  const latest = await readLatest(tx, environmentId, occurrences)
  const raised: Raised[] = []
  const repeated = new Map<string, Merged>()
  const alertOf = new Map<string, string>()
  for (const occurrence of occurrences) {
    if (!occurrence.draft) continue
    const previous = latest.get(occurrence.key) ?? null
    const { joinsOnly, source } = occurrence.draft
    if (joinsOnly && !previous) continue
    if (previous && (joinsOnly || mergeDecision(previous, occurrence.seenAt) === 'repeat')) {
      if (occurrence.seenAt >= previous.lastSeenAt) Object.assign(previous, { newest: occurrence, fresh: true })
      previous.sources.add(source)
      // News that it was closed elsewhere is shown; it is no further happening.
      if (!joinsOnly) {
        previous.firstSeenAt = new Date(Math.min(+previous.firstSeenAt, +occurrence.seenAt))
        previous.lastSeenAt = new Date(Math.max(+previous.lastSeenAt, +occurrence.seenAt))
        previous.added += 1
      }
      if (!raised.some((row) => row.id === previous.id)) repeated.set(previous.id, previous)
      alertOf.set(occurrence.id, previous.id)
      continue
    }
    const alert: Raised = {
      id: eventId(environmentId, 'alert', [occurrence.key, occurrence.id]),
      status: 'active',
      statusChangedAt: occurrence.seenAt,
      firstSeenAt: occurrence.seenAt,
      lastSeenAt: occurrence.seenAt,
      added: 1,
      newest: occurrence,
      fresh: true,
      sources: new Set([source]),
      key: occurrence.key,
      draft: occurrence.draft,
      occurrence,
    }
    raised.push(alert)
    latest.set(occurrence.key, alert)
    alertOf.set(occurrence.id, alert.id)
  }
  await insertAlerts(tx, { environmentId, sample }, raised, keys)
  await repeatAlerts(tx, [...repeated.values()])
  const tidings = raised.map(({ id }) => ({ kind: 'alert-raised' as const, alertId: id }))
  await notifyAlerts(tx, tidings, report.receivedAt)
  await insertEvents(tx, environmentId, observation.source, occurrences, alertOf)
  const news = new Set(raised.map((row) => row.occurrence.event))
  const joined = new Set(occurrences.flatMap((row) => (alertOf.has(row.id) ? [row.event] : [])))
  return {
    counts: { raised: raised.length, repeated: joined.size - news.size, suppressed: 0 },
    fates: observation.events.map((event) => (news.has(event) ? 'raised' : joined.has(event) ? 'repeated' : null)),
  }
}

/** The events that are not stored yet, in time order, with the alert that each would raise. */
async function newOccurrences(
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

async function readLatest(
  tx: Transaction,
  environmentId: string,
  occurrences: readonly Occurrence[],
): Promise<Map<string, Merged>> {
  const byKey = new Map(occurrences.flatMap((row) => (row.draft ? [[row.key, row] as const] : [])))
  if (byKey.size === 0) return new Map()
  const rows = await tx.$queryRaw<
    {
      id: string
      key: string
      status: AlertStatus
      status_changed_at: Date
      first_seen_at: Date
      last_seen_at: Date
    }[]
  >`
    SELECT DISTINCT ON (dedupe_key) id, encode(dedupe_key, 'hex') AS key, status, status_changed_at, first_seen_at,
      last_seen_at FROM alert
    WHERE environment_id = ${environmentId}::uuid
      AND dedupe_key = ANY(ARRAY(SELECT decode(key, 'hex') FROM unnest(${[...byKey.keys()]}::text[]) AS key))
    ORDER BY dedupe_key, last_seen_at DESC`
  return new Map(
    rows.flatMap((row) => {
      const newest = byKey.get(row.key)
      if (!newest) return []
      const {
        id,
        status,
        status_changed_at: statusChangedAt,
        first_seen_at: firstSeenAt,
        last_seen_at: lastSeenAt,
      } = row
      return [
        [
          row.key,
          { id, status, statusChangedAt, firstSeenAt, lastSeenAt, added: 0, newest, fresh: false, sources: new Set() },
        ],
      ]
    }),
  )
}

const evidenceOf = ({ event }: Occurrence) =>
  JSON.stringify({
    rule: event.rule,
    priority: event.priority,
    message: event.message,
    tags: event.tags,
    fields: event.fields,
  })

async function insertAlerts(
  tx: Transaction,
  { environmentId, sample }: { environmentId: string; sample: boolean },
  raised: readonly Raised[],
  keys: KeyResolver,
): Promise<void> {
  if (raised.length === 0) return
  await tx.alert.createMany({
    data: raised.map(({ id, draft, occurrence, key, firstSeenAt, lastSeenAt, added, newest, sources }) => ({
      id,
      environmentId,
      assetId: occurrence.assetId,
      clusterId: keys.clusterId(occurrence.event.cluster),
      type: draft.type,
      source: draft.source,
      sources: [...sources],
      rule: draft.rule,
      title: draft.title,
      description: draft.description,
      severity: draft.severity,
      status: 'active',
      class: alertClass('active', draft.severity),
      dedupeKey: new Uint8Array(Buffer.from(key, 'hex')),
      compromised: draft.compromisedEntity,
      entities: draft.entities,
      tactics: draft.tactics,
      techniques: draft.techniques,
      remediation: draft.remediation,
      preventedBy: draft.preventedBy ?? [],
      count: added,
      firstSeenAt,
      lastSeenAt,
      dueAt: dueAt(draft.severity, firstSeenAt),
      statusChangedAt: firstSeenAt,
      evidence: JSON.parse(evidenceOf(newest)),
      sample,
    })),
  })
  await tx.alertChange.createMany({
    data: raised.map(({ id, firstSeenAt, draft }) => ({
      alertId: id,
      at: firstSeenAt,
      kind: 'raised',
      actorKind: 'system',
      actorName: draft.source,
    })),
  })
  await writeRaisedEntities(tx, environmentId, raised, keys)
  const tally = new TallyChange()
  for (const { draft } of raised) tally.add(1, environmentId, alertClass('active', draft.severity), draft.type)
  await moveTally(
    tx,
    'alert_tally',
    [
      { name: 'environment_id', type: 'uuid' },
      { name: 'class', type: 'int' },
      { name: 'type', type: 'text' },
    ],
    tally,
  )
}

async function repeatAlerts(tx: Transaction, repeated: readonly Merged[]): Promise<void> {
  if (repeated.length === 0) return
  const rows = repeated.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  await tx.$executeRaw`
    UPDATE alert SET count = alert.count + row.added, first_seen_at = row.first_seen_at,
      evidence = CASE WHEN row.fresh THEN row.evidence ELSE alert.evidence END, last_seen_at = row.last_seen_at,
      sources = CASE WHEN alert.sources @> string_to_array(row.sources, ' ') THEN alert.sources ELSE
        ARRAY(SELECT DISTINCT unnest(coalesce(alert.sources, ARRAY[alert.source]) || string_to_array(row.sources, ' ')) ORDER BY 1) END
    FROM unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.added)}::int[],
      ${rows.map((row) => row.firstSeenAt)}::timestamptz[], ${rows.map((row) => row.lastSeenAt)}::timestamptz[],
      ${rows.map((row) => evidenceOf(row.newest))}::jsonb[], ${rows.map((row) => row.fresh)}::boolean[],
      ${rows.map((row) => [...row.sources].join(' '))}::text[])
      AS row (id, added, first_seen_at, last_seen_at, evidence, fresh, sources)
    WHERE alert.id = row.id`
}
