/** A list that does not move under the pointer. */
export type Steady<Row> = {
  /** What is on screen, in the order in which it came there. */
  rows: readonly Row[]
  /** Ids that arrived while someone was looking. */
  fresh: ReadonlySet<string>
  /** Ids that are on screen though the list no longer has them. */
  gone: ReadonlySet<string>
  /** How many wait to be let in. */
  waiting: number
  /** Whether this was all there is; what comes after the last row is new then, not a later page. */
  whole: boolean
}

const nobody: ReadonlySet<string> = new Set()

/** A list as it is first shown. */
export function firstRows<Row>(rows: readonly Row[], whole = false): Steady<Row> {
  return { rows, fresh: nobody, gone: nobody, waiting: 0, whole }
}

/**
 * The list after new data. While it is held, rows keep their places: those that are gone stay and are marked, new
 * ones wait, later pages are added below. Otherwise the new order counts and new rows are marked. Rows in `own` were
 * changed by the person who looks: they go and come at once, and are never marked.
 */
export function settleRows<Row extends { id: string }>(
  before: Steady<Row>,
  next: readonly Row[],
  { held, own, whole = false }: { held: boolean; own: ReadonlySet<string>; whole?: boolean },
): Steady<Row> {
  const shown = new Set(before.rows.map((row) => row.id))
  const wanted = new Map(next.map((row) => [row.id, row]))
  const lastShown = next.findLastIndex((row) => shown.has(row.id))
  const unknown = next.map((row, index) => ({ row, below: index > lastShown })).filter(({ row }) => !shown.has(row.id))
  const arrived = unknown.filter(({ row, below }) => !own.has(row.id) && (!below || before.whole))
  const mark = (rows: readonly { row: Row }[]) =>
    new Set([...before.fresh, ...rows.map(({ row }) => row.id)].filter((id) => wanted.has(id)))
  const above = unknown.filter(({ below }) => !below)
  if (!held || above.some(({ row }) => own.has(row.id))) {
    return { rows: next, fresh: mark(arrived), gone: nobody, waiting: 0, whole }
  }
  const kept = before.rows.filter((row) => wanted.has(row.id) || !own.has(row.id))
  return {
    rows: [...kept.map((row) => wanted.get(row.id) ?? row), ...next.slice(lastShown + 1)],
    fresh: mark(arrived.filter(({ below }) => below)),
    gone: new Set(kept.filter((row) => !wanted.has(row.id)).map((row) => row.id)),
    waiting: above.length,
    whole,
  }
}
