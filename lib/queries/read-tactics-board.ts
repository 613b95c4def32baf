import { z } from 'zod'
import { alertTypes } from '@/lib/detect/alert-types'
import { openAlertStatuses, tacticSchema, tactics, type AlertSeverity, type Tactic } from '@/lib/model/alert'
import { alertFacets } from '@/lib/model/alert-class'
import { severityRank } from '@/lib/model/severity'
import { techniqueName } from '@/lib/model/technique'
import type { BoardCell, BoardColumn, TacticsBoard } from '@/lib/model/threat-board'
import { defineQuery } from '@/lib/operation'
import { environmentInput, environmentsInScope } from './environments-in-scope'

type Open = { type: string; tactic: Tactic; severity: AlertSeverity; count: number }

const typeById = new Map(alertTypes.map((type) => [type.id, type]))

/**
 * Open alerts by tactic and technique, beside what the catalogue could tell of: ATT&CK for containers as a board. An
 * alert stands under each of its tactics; its techniques are those of its kind. From tallies.
 */
export const readTacticsBoard = defineQuery({
  permission: 'alerts:read',
  input: z.strictObject({ environment: environmentInput }),
  async run({ db, scope }, { environment }): Promise<TacticsBoard> {
    const environments = await environmentsInScope(db, scope, environment)
    const rows = await db.$queryRaw<{ class: number; type: string; tactics: string; count: number }[]>`
      SELECT class, type, tactics, sum(count)::int AS count FROM alert_facet
      WHERE environment_id = ANY(${environments}::uuid[]) AND count > 0 GROUP BY 1, 2, 3`
    const open = rows.flatMap((row): Open[] => {
      const { status, severity } = alertFacets(row.class)
      if (!openAlertStatuses.some((name) => name === status)) return []
      return row.tactics.split(',').flatMap((name) => {
        const tactic = tacticSchema.safeParse(name)
        return tactic.success ? [{ type: row.type, tactic: tactic.data, severity, count: row.count }] : []
      })
    })
    const total = rows
      .filter((row) => openAlertStatuses.some((name) => name === alertFacets(row.class).status))
      .reduce((sum, row) => sum + row.count, 0)
    const columns = tactics.map((tactic) =>
      columnOf(
        tactic,
        open.filter((row) => row.tactic === tactic),
      ),
    )
    return { columns: columns.filter((column) => column.cells.length > 0), open: total }
  },
})

function columnOf(tactic: Tactic, open: readonly Open[]): BoardColumn {
  const cells = new Map<string, { known: Set<string>; open: Open[] }>()
  const cell = (id: string) => {
    const found = cells.get(id) ?? { known: new Set<string>(), open: [] }
    cells.set(id, found)
    return found
  }
  const techniquesOf = (type: string) => {
    const known = typeById.get(type)?.techniques ?? []
    return known.length > 0 ? known : ['']
  }
  for (const type of alertTypes) {
    if (!type.tactics.includes(tactic)) continue
    for (const id of techniquesOf(type.id)) cell(id).known.add(type.id)
  }
  for (const row of open) for (const id of techniquesOf(row.type)) cell(id).open.push(row)
  return {
    tactic,
    open: open.reduce((sum, row) => sum + row.count, 0),
    cells: [...cells].map(([id, found]) => cellOf(id, found)).toSorted(byWeight),
  }
}

function cellOf(id: string, { known, open }: { known: ReadonlySet<string>; open: readonly Open[] }): BoardCell {
  const worst = open.toSorted((a, b) => severityRank[b.severity] - severityRank[a.severity])
  return {
    id: id || null,
    name: id ? techniqueName(id) : 'No technique named',
    types: [...new Set([...worst.map((row) => row.type), ...known])],
    known: known.size,
    open: open.reduce((sum, row) => sum + row.count, 0),
    severity: worst[0]?.severity ?? null,
  }
}

/** What is going on first, the worst on top; then what could be told, by name. */
const byWeight = (a: BoardCell, b: BoardCell) =>
  (b.severity ? severityRank[b.severity] : 0) - (a.severity ? severityRank[a.severity] : 0) ||
  b.open - a.open ||
  a.name.localeCompare(b.name, 'en')
