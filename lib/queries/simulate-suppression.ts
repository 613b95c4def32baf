import { z } from 'zod'
import { Prisma } from '@/lib/generated/prisma/client'
import { alertSeverities, type AlertSeverity } from '@/lib/model/alert'
import { requireNarrow, suppressionMatchInput, type SuppressionSimulation } from '@/lib/model/suppression'
import { defineQuery } from '@/lib/operation'
import { alertColumns, alertJoins, toAlertItem, type AlertItem, type AlertRow } from './alert-item'
import { environmentsInScope } from './environments-in-scope'
import { decodeCursor, pageInput, toPage } from './page'
import { suppressionWhere } from './suppression-where'

/** So far back a rule is tried. */
const days = 30

/**
 * What a rule would have hidden in the last 30 days: exactly the alerts that were raised by then and match it, the
 * newest first, counted by severity and type. `environmentId` null: in all that the asking person may triage.
 */
export const simulateSuppression = defineQuery({
  permission: 'alerts:triage',
  input: z
    .strictObject({ environmentId: z.uuid().nullable(), ...suppressionMatchInput, ...pageInput })
    .superRefine(requireNarrow),
  async run({ db, scope, now }, { environmentId, limit, cursor, ...rule }): Promise<SuppressionSimulation<AlertItem>> {
    const environments = await environmentsInScope(db, scope, environmentId ?? undefined)
    const after = cursor === undefined ? null : decodeCursor(cursor, z.tuple([z.iso.datetime(), z.uuid()]))
    const since = new Date(now.getTime() - days * 86_400_000)
    const where = await suppressionWhere(db, rule, { environments, since, until: now })
    const beyond = after
      ? Prisma.sql`AND (a.first_seen_at, a.id) < (${new Date(after[0])}, ${after[1]}::uuid)`
      : Prisma.empty
    const [rows, counts] = await Promise.all([
      db.$queryRaw<AlertRow[]>`
        SELECT ${alertColumns} FROM (
          SELECT a.* FROM alert AS a WHERE ${where} ${beyond} ORDER BY a.first_seen_at DESC, a.id DESC LIMIT ${limit + 1}) AS a
        ${alertJoins} ORDER BY a.first_seen_at DESC, a.id DESC`,
      db.$queryRaw<{ severity: AlertSeverity; type: string; title: string; count: number }[]>`
        SELECT severity, type, min(title) AS title, count(*)::int AS count FROM alert AS a WHERE ${where} GROUP BY 1, 2`,
    ])
    const sum = (severity?: AlertSeverity) =>
      counts.reduce((total, row) => total + (severity === undefined || row.severity === severity ? row.count : 0), 0)
    const page = toPage(
      rows,
      limit,
      { value: sum(), capped: false },
      (row) => [row.first_seen_at.toISOString(), row.id],
      toAlertItem,
    )
    return {
      ...page,
      total: { value: sum(), capped: false },
      severities: Object.fromEntries(alertSeverities.map((severity) => [severity, sum(severity)])) as Record<
        AlertSeverity,
        number
      >,
      types: byType(counts),
      since: since.toISOString(),
    }
  },
})

function byType(
  counts: readonly { type: string; title: string; count: number }[],
): { type: string; title: string; count: number }[] {
  const types = new Map<string, { type: string; title: string; count: number }>()
  for (const { type, title, count } of counts) {
    types.set(type, { type, title, count: (types.get(type)?.count ?? 0) + count })
  }
  return [...types.values()].toSorted((a, b) => b.count - a.count)
}
