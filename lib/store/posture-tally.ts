import type { Transaction } from '@/lib/db'
import type { PostureTallies } from './assessment-diff'

const checkColumns = ['healthy', 'unhealthy', 'not-applicable', 'exempt', 'sole'] as const
const controlColumns = ['healthy', 'unhealthy'] as const

/** Gathers `(environment, id, column)` changes into one row per id with a number for each column, in key order. */
function pivot(rows: { key: (string | number)[]; by: number }[], columns: readonly string[]) {
  const table = new Map<string, { environment: string; id: string; values: number[] }>()
  for (const { key, by } of rows) {
    const [environment, id, column] = key.map(String)
    if (environment === undefined || id === undefined || column === undefined) continue
    const row = table.get(`${environment} ${id}`) ?? { environment, id, values: columns.map(() => 0) }
    const at = columns.indexOf(column)
    row.values[at] = (row.values[at] ?? 0) + by
    table.set(`${environment} ${id}`, row)
  }
  return [...table.values()]
}

/** Moves the tallies of checks and controls. Returns whether a control moved: only then can the score have. */
export async function writePostureTallies(tx: Transaction, tallies: PostureTallies): Promise<boolean> {
  const checks = pivot(tallies.checks.rows(), checkColumns)
  if (checks.length > 0) {
    const column = (at: number) => checks.map((row) => row.values[at] ?? 0)
    await tx.$executeRaw`
      INSERT INTO check_tally AS tally (environment_id, check_id, healthy, unhealthy, not_applicable, exempt, sole)
      SELECT * FROM unnest(${checks.map((row) => row.environment)}::uuid[], ${checks.map((row) => row.id)}::text[],
        ${column(0)}::int[], ${column(1)}::int[], ${column(2)}::int[], ${column(3)}::int[], ${column(4)}::int[])
      ON CONFLICT (environment_id, check_id) DO UPDATE SET healthy = tally.healthy + excluded.healthy,
        unhealthy = tally.unhealthy + excluded.unhealthy, not_applicable = tally.not_applicable + excluded.not_applicable,
        exempt = tally.exempt + excluded.exempt, sole = tally.sole + excluded.sole`
  }
  const controls = pivot(tallies.controls.rows(), controlColumns)
  if (controls.length === 0) return false
  const column = (at: number) => controls.map((row) => row.values[at] ?? 0)
  await tx.$executeRaw`
    INSERT INTO control_tally AS tally (environment_id, control_id, healthy, unhealthy)
    SELECT * FROM unnest(${controls.map((row) => row.environment)}::uuid[], ${controls.map((row) => row.id)}::text[],
      ${column(0)}::int[], ${column(1)}::int[])
    ON CONFLICT (environment_id, control_id) DO UPDATE SET healthy = tally.healthy + excluded.healthy,
      unhealthy = tally.unhealthy + excluded.unhealthy`
  return true
}
