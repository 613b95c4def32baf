import { z } from 'zod'
import { Prisma } from '@/lib/generated/prisma/client'
import { alertSeverities, alertSeveritySchema } from '@/lib/model/alert'
import { alertClass } from '@/lib/model/alert-class'
import type { IncidentItem } from '@/lib/model/incident-view'
import { defineQuery } from '@/lib/operation'
import { alertFilters, momentOf } from './alert-filters'
import { environmentInput, environmentsInScope } from './environments-in-scope'
import { oneOrMore } from './finding-where'
import { incidentColumns, incidentJoins, toIncidentItem, type IncidentRow } from './incident-item'
import { decodeCursor, pageInput, toPage, type Page } from './page'

const { status: statusInput, since: momentInput } = alertFilters

/**
 * Incidents: by default the open ones, the worst first and the newest first among those. Totals are exact: incidents
 * are few, and counted by their index alone.
 */
export const listIncidents = defineQuery({
  permission: 'alerts:read',
  input: z.strictObject({
    ...pageInput,
    environment: environmentInput,
    severity: oneOrMore(alertSeveritySchema),
    status: statusInput,
    /** Last seen at or after. */
    since: momentInput,
  }),
  async run({ db, scope, now }, { limit, cursor, environment, severity, status, since }): Promise<Page<IncidentItem>> {
    const environments = await environmentsInScope(db, scope, environment)
    const severities = severity ?? [...alertSeverities]
    const classes = status.flatMap((one) => severities.map((other) => alertClass(one, other)))
    const where = Prisma.sql`i.environment_id = ANY(${environments}::uuid[]) AND i.class = ANY(${classes}::int[])
      AND i.merged_into_id IS NULL
      ${since === undefined ? Prisma.empty : Prisma.sql`AND i.last_seen_at >= ${momentOf(since, now)}`}`
    const after =
      cursor === undefined ? null : decodeCursor(cursor, z.tuple([z.number().int(), z.iso.datetime(), z.uuid()]))
    const beyond = after
      ? Prisma.sql`AND (i.class, i.last_seen_at, i.id) < (${after[0]}::int, ${new Date(after[1])}, ${after[2]}::uuid)`
      : Prisma.empty
    const [rows, counted] = await Promise.all([
      db.$queryRaw<IncidentRow[]>`
        SELECT ${incidentColumns} FROM (
          SELECT * FROM incident AS i WHERE ${where} ${beyond}
          ORDER BY i.class DESC, i.last_seen_at DESC, i.id DESC LIMIT ${limit + 1}) AS i
        ${incidentJoins} ORDER BY i.class DESC, i.last_seen_at DESC, i.id DESC`,
      db.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM incident AS i WHERE ${where}`,
    ])
    return toPage(
      rows,
      limit,
      { value: counted[0]?.count ?? 0, capped: false },
      (row) => [row.class, row.lastSeenAt.toISOString(), row.id],
      toIncidentItem,
    )
  },
})
