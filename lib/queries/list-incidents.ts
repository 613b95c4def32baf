import { z } from 'zod'
import { defineQuery } from '@/lib/operation'
import {
  alertSeveritySchema,
  alertStatusSchema,
  type AlertSeverity,
  type AlertStatus,
  type Entity,
} from '@/lib/model/alert'
import { environmentInput, environmentsInScope } from './environments-in-scope'
import { oneOrMore } from './finding-where'
import { countLimit, decodeCursor, pageInput, toPage, type Page } from './page'

export type IncidentItem = {
  id: string
  environmentId: string
  title: string
  severity: AlertSeverity
  status: AlertStatus
  rule: string
  firstSeenAt: string
  lastSeenAt: string
  entities: Entity[]
}

/** Incidents, the newest first. */
export const listIncidents = defineQuery({
  permission: 'alerts:read',
  input: z.strictObject({
    ...pageInput,
    environment: environmentInput,
    severity: oneOrMore(alertSeveritySchema),
    status: oneOrMore(alertStatusSchema),
  }),
  async run({ db, scope }, { limit, cursor, environment, severity, status }): Promise<Page<IncidentItem>> {
    const where = {
      environmentId: { in: await environmentsInScope(db, scope, environment) },
      mergedIntoId: null,
      ...(severity ? { severity: { in: severity } } : {}),
      ...(status ? { status: { in: status } } : {}),
    }
    const after = cursor === undefined ? null : decodeCursor(cursor, z.tuple([z.iso.datetime(), z.uuid()]))
    const [rows, count] = await Promise.all([
      db.incident.findMany({
        where: after
          ? {
              AND: [where, { OR: [{ lastSeenAt: { lt: after[0] } }, { lastSeenAt: after[0], id: { lt: after[1] } }] }],
            }
          : where,
        orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
        take: limit + 1,
      }),
      db.incident.count({ where, take: countLimit + 1 }),
    ])
    const total = { value: Math.min(count, countLimit), capped: count > countLimit }
    return toPage(
      rows,
      limit,
      total,
      (row) => [row.lastSeenAt.toISOString(), row.id],
      ({ severity, status, entities, firstSeenAt, lastSeenAt, ...row }) => ({
        ...row,
        severity: alertSeveritySchema.parse(severity),
        status: alertStatusSchema.parse(status),
        firstSeenAt: firstSeenAt.toISOString(),
        lastSeenAt: lastSeenAt.toISOString(),
        // Written by our own correlation alone.
        entities: entities as Entity[],
      }),
    )
  },
})
