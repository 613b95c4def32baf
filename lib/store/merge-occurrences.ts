import type { Transaction } from '@/lib/db'
import type { AlertDraft } from '@/lib/detect/alert-draft'
import { mergeDecision } from '@/lib/detect/dedupe'
import { Prisma } from '@/lib/generated/prisma/client'
import type { AlertStatus } from '@/lib/model/alert'
import type { ObservedEvent } from '@/lib/model/observation'
import type { EventFate } from './event-fate'
import { eventId } from './identity'
import { lockAlerts, type LockedAlert } from './move-alerts'
import type { Occurrence } from './new-occurrences'
import type { ActiveRule, Hits } from './suppression'

export type Drafted = Occurrence & { draft: AlertDraft }
/** An alert that takes events. */
export type Merged = {
  id: string
  status: AlertStatus
  statusChangedAt: Date
  suppressedById: string | null
  firstSeenAt: Date
  lastSeenAt: Date
  added: number
  newest: Occurrence
  /** Whether `newest` is newer than what the alert shows. */
  fresh: boolean
  /** Sensors that told of it, those known before not among them. */
  sources: Set<string>
  /** The event that opens it again, and how long nothing had been seen of it by then. */
  reopenedBy: { occurrence: Occurrence; quiet: number } | null
}
export type Raised = Merged & {
  key: string
  draft: AlertDraft
  occurrence: Occurrence
  rule: ActiveRule | null
  previousId: string | null
}
export type MergedEvents = {
  raised: Raised[]
  touched: Merged[]
  alertOf: Map<string, string>
  fates: Map<ObservedEvent, EventFate>
  hits: Hits
}

/**
 * Decides, event after event in the order of time, which alert takes it. `rules` holds, place by place, the active
 * suppression rule that hides it. What a rule dismissed takes events only as long as a rule hides them: once it has
 * ended, the next event is news. What a rule hides opens nothing.
 */
export async function mergeOccurrences(
  tx: Transaction,
  environmentId: string,
  drafted: readonly Drafted[],
  rules: readonly (ActiveRule | null)[],
): Promise<MergedEvents> {
  const latest = await readLatest(tx, environmentId, drafted)
  const raised: Raised[] = []
  const touched = new Map<string, Merged>()
  const alertOf = new Map<string, string>()
  const fates = new Map<ObservedEvent, EventFate>()
  const hits: Hits = new Map()
  for (const [index, occurrence] of drafted.entries()) {
    const rule = rules[index] ?? null
    const previous = latest.get(occurrence.key) ?? null
    // News that it was closed elsewhere is shown where there is an alert; it is no further happening.
    if (occurrence.draft.joinsOnly && !previous) continue
    const decision = occurrence.draft.joinsOnly ? 'repeat' : decide(previous, occurrence.seenAt, rule)
    let alert: Merged
    if (previous && decision !== 'new') {
      alert = previous
      take(alert, occurrence, decision === 'reopen')
      if (!raised.some((row) => row.id === alert.id)) touched.set(alert.id, alert)
      fates.set(occurrence.event, alert.suppressedById ? 'suppressed' : decision === 'reopen' ? 'reopened' : 'repeated')
    } else {
      const first = raise(environmentId, occurrence, rule, previous?.id ?? null)
      alert = first
      raised.push(first)
      latest.set(occurrence.key, first)
      fates.set(occurrence.event, rule ? 'suppressed' : 'raised')
    }
    alertOf.set(occurrence.id, alert.id)
    if (alert.suppressedById) addHit(hits, alert, decision === 'new', occurrence.seenAt)
  }
  return { raised, touched: [...touched.values()], alertOf, fates, hits }
}

function decide(previous: Merged | null, at: Date, rule: ActiveRule | null): 'repeat' | 'reopen' | 'new' {
  if (previous?.suppressedById && !rule) return 'new'
  const decision = mergeDecision(previous, at)
  return decision === 'reopen' && rule ? 'new' : decision
}

function take(alert: Merged, occurrence: Drafted, reopens: boolean): void {
  if (reopens) {
    alert.reopenedBy = { occurrence, quiet: +occurrence.seenAt - +alert.lastSeenAt }
    alert.status = 'active'
    alert.statusChangedAt = occurrence.seenAt
  }
  if (occurrence.seenAt >= alert.lastSeenAt) Object.assign(alert, { newest: occurrence, fresh: true })
  alert.sources.add(occurrence.draft.source)
  if (occurrence.draft.joinsOnly) return
  alert.firstSeenAt = new Date(Math.min(+alert.firstSeenAt, +occurrence.seenAt))
  alert.lastSeenAt = new Date(Math.max(+alert.lastSeenAt, +occurrence.seenAt))
  alert.added += 1
}

function raise(environmentId: string, occurrence: Drafted, rule: ActiveRule | null, previousId: string | null): Raised {
  const { key, draft, seenAt } = occurrence
  return {
    id: eventId(environmentId, 'alert', [key, occurrence.id]),
    status: rule ? 'dismissed' : 'active',
    statusChangedAt: seenAt,
    suppressedById: rule?.id ?? null,
    firstSeenAt: seenAt,
    lastSeenAt: seenAt,
    added: 1,
    newest: occurrence,
    fresh: true,
    sources: new Set([draft.source]),
    reopenedBy: null,
    key,
    draft,
    occurrence,
    rule,
    previousId,
  }
}

function addHit(hits: Hits, alert: Merged, isNew: boolean, at: Date): void {
  const id = alert.suppressedById
  if (id === null) return
  const hit = hits.get(id) ?? { alerts: 0, events: 0, lastAt: at }
  hits.set(id, {
    alerts: hit.alerts + (isNew ? 1 : 0),
    events: hit.events + 1,
    lastAt: at > hit.lastAt ? at : hit.lastAt,
  })
}

/** Locks the alerts that take events, in the order in which changes of many lock them. */
export async function lockTouched(tx: Transaction, { touched }: MergedEvents): Promise<LockedAlert[]> {
  if (touched.length === 0) return []
  return lockAlerts(tx, Prisma.sql`a.id = ANY(${touched.map((row) => row.id)}::uuid[])`)
}

type LatestRow = {
  id: string
  key: string
  status: AlertStatus
  status_changed_at: Date
  suppressed_by_id: string | null
  first_seen_at: Date
  last_seen_at: Date
}

async function readLatest(tx: Transaction, environmentId: string, drafted: readonly Drafted[]) {
  const byKey = new Map(drafted.map((row) => [row.key, row]))
  if (byKey.size === 0) return new Map<string, Merged>()
  const rows = await tx.$queryRaw<LatestRow[]>`
    SELECT DISTINCT ON (dedupe_key) id, encode(dedupe_key, 'hex') AS key, status, status_changed_at, suppressed_by_id,
      first_seen_at, last_seen_at FROM alert
    WHERE environment_id = ${environmentId}::uuid
      AND dedupe_key = ANY(ARRAY(SELECT decode(key, 'hex') FROM unnest(${[...byKey.keys()]}::text[]) AS key))
    ORDER BY dedupe_key, last_seen_at DESC`
  return new Map(
    rows.flatMap((row): [string, Merged][] => {
      const newest = byKey.get(row.key)
      if (!newest) return []
      const merged = {
        id: row.id,
        status: row.status,
        statusChangedAt: row.status_changed_at,
        suppressedById: row.suppressed_by_id,
        firstSeenAt: row.first_seen_at,
        lastSeenAt: row.last_seen_at,
        added: 0,
        newest,
        fresh: false,
        sources: new Set<string>(),
        reopenedBy: null,
      }
      return [[row.key, merged]]
    }),
  )
}
