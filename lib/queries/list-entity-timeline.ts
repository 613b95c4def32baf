import { z } from 'zod'
import type { EntityEntry } from '@/lib/model/entity-view'
import { defineQuery } from '@/lib/operation'
import { changedAlerts, countAlertEntries, raisedAlerts } from './entity-alerts'
import { assetOfEntity, entityInScope } from './entity-in-scope'
import { countRequests, requestsOf } from './entity-requests'
import { countFound, countTurned, foundOn, turnedChecks } from './entity-standing'
import { entryKey, entryRank, mergeEntries } from './entity-timeline-order'
import { oneOrMore } from './finding-where'
import { countLimit, decodeCursor, pageInput, toPage, type Page } from './page'

const subjects = ['alerts', 'requests', 'posture', 'findings'] as const

/**
 * All that happened to an entity and around it, the newest first: its alerts raised, closed and opened again; requests
 * to API servers by it or about it; what turned on its asset and what was found there. `show` narrows. Throws
 * OperationError not-found as the entity itself does.
 */
export const listEntityTimeline = defineQuery({
  permission: 'alerts:read',
  input: z.strictObject({ id: z.uuid(), show: oneOrMore(z.enum(subjects)), ...pageInput }),
  async run({ db, scope }, { id, show, limit, cursor }): Promise<Page<EntityEntry>> {
    const entity = await entityInScope(db, scope, id)
    const asset = await assetOfEntity(db, entity)
    const after = cursor === undefined ? null : decodeCursor(cursor, entryKey)
    const most = limit + 1
    const shown = new Set<string>(show ?? subjects)
    const [standing, found] = [shown.has('posture') ? asset : null, shown.has('findings') ? asset : null]
    const [entries, counts] = await Promise.all([
      Promise.all([
        shown.has('alerts') ? raisedAlerts(db, id, after, most) : [],
        shown.has('alerts') ? changedAlerts(db, id, after, most) : [],
        shown.has('requests') ? requestsOf(db, entity, after, most) : [],
        standing ? turnedChecks(db, standing.id, after, most) : [],
        found ? foundOn(db, 'appeared', found.id, after, most) : [],
        found ? foundOn(db, 'resolved', found.id, after, most) : [],
      ]),
      Promise.all([
        shown.has('alerts') ? countAlertEntries(db, id) : 0,
        shown.has('requests') ? countRequests(db, entity) : 0,
        standing ? countTurned(db, standing.id) : 0,
        found ? countFound(db, found.id) : 0,
      ]),
    ])
    const count = counts.reduce((sum, one) => sum + one, 0)
    return toPage(
      mergeEntries(entries, most),
      limit,
      { value: Math.min(count, countLimit), capped: count > countLimit },
      (entry) => [entry.at, entryRank[entry.sort], entry.id],
      (entry) => entry,
    )
  },
})
