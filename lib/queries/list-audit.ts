import { z } from 'zod'
import type { Json } from '@/lib/model/json'
import { defineQuery } from '@/lib/operation'
import { environmentInput, environmentsInScope } from './environments-in-scope'
import { countLimit, decodeCursor, pageInput, toPage, type Page } from './page'
import { sinceInput, textInput } from './text-input'

export type AuditItem = {
  id: string
  at: string
  actor: { kind: string; id: string | null; name: string }
  action: string
  outcome: 'done' | 'refused'
  subject: { kind: string; id: string | null; name: string | null }
  environmentId: string | null
  before: Json
  after: Json
  address: string | null
  userAgent: string | null
  requestId: string | null
}

const word = textInput(200).optional()

/**
 * The audit log, the newest first. `actor` and `subject` take an id, a name or a kind; `action` a name or its
 * first part (`collector` for `collector.create` and the like). What belongs to no environment (people, their
 * tokens and sign-ins) is for roles on all environments.
 */
export const listAudit = defineQuery({
  permission: 'audit:read',
  input: z.strictObject({
    environment: environmentInput,
    actor: word,
    action: word,
    outcome: z.enum(['done', 'refused']).optional(),
    subject: word,
    since: sinceInput.optional(),
    until: sinceInput.optional(),
    ...pageInput,
  }),
  async run({ db, scope }, filter): Promise<Page<AuditItem>> {
    const environments = await environmentsInScope(db, scope, filter.environment)
    const everything = scope === 'all' && filter.environment === undefined
    const { actor, action, subject, outcome, since, until } = filter
    const where = {
      AND: [
        everything ? {} : { environmentId: { in: environments } },
        actor === undefined ? {} : { OR: [{ actorId: actor }, { actorName: actor }, { actorKind: actor }] },
        action === undefined ? {} : { OR: [{ action }, { action: { startsWith: `${action}.` } }] },
        outcome === undefined ? {} : { outcome },
        subject === undefined
          ? {}
          : { OR: [{ subjectId: subject }, { subjectName: subject }, { subjectKind: subject }] },
        since === undefined ? {} : { at: { gte: new Date(since) } },
        until === undefined ? {} : { at: { lt: new Date(until) } },
      ],
    }
    const after = filter.cursor === undefined ? null : decodeCursor(filter.cursor, key)
    const at = after === null ? null : new Date(after[0])
    const beyond =
      after === null || at === null ? {} : { at: { lte: at }, OR: [{ at: { lt: at } }, { at, id: { lt: after[1] } }] }
    const [rows, matching] = await Promise.all([
      db.auditEntry.findMany({
        where: { AND: [where, beyond] },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
        take: filter.limit + 1,
      }),
      db.auditEntry.count({ where, take: countLimit + 1 }),
    ])
    return toPage(
      rows,
      filter.limit,
      { value: Math.min(matching, countLimit), capped: matching > countLimit },
      (row) => [row.at.toISOString(), row.id],
      (row) => ({
        id: row.id,
        at: row.at.toISOString(),
        actor: { kind: row.actorKind, id: row.actorId, name: row.actorName },
        action: row.action,
        outcome: row.outcome === 'refused' ? 'refused' : 'done',
        subject: { kind: row.subjectKind, id: row.subjectId, name: row.subjectName },
        environmentId: row.environmentId,
        before: (row.before ?? null) as Json,
        after: (row.after ?? null) as Json,
        address: row.address,
        userAgent: row.userAgent,
        requestId: row.requestId,
      }),
    )
  },
})

const key = z.tuple([z.iso.datetime(), z.uuid()])
