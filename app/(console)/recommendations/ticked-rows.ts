import type { RecommendationRow } from '@/components/posture/recommendation-rows'
import type { RecommendationStanding } from '@/lib/model/posture'

const failingOf = (items: readonly RecommendationStanding[], control: string) =>
  items.filter((row) => row.control === control && row.unhealthy > 0).map((row) => row.id)

/** The rows that are drawn as ticked: recommendations, and controls of which every failing one is. */
export function tickedRows(
  rows: readonly RecommendationRow[],
  items: readonly RecommendationStanding[],
  checks: readonly string[],
): ReadonlySet<string> {
  const ticked = new Set(checks)
  const groups = rows.flatMap((row) => {
    if (row.kind !== 'group') return []
    const failing = failingOf(items, row.id)
    return failing.length > 0 && failing.every((id) => ticked.has(id)) ? [row.id] : []
  })
  return new Set([...checks, ...groups])
}

/** The ticked recommendations after the table said which rows are: a control stands for all that fail in it. */
export function checksOf(
  rows: readonly RecommendationRow[],
  items: readonly RecommendationStanding[],
  before: ReadonlySet<string>,
  next: ReadonlySet<string>,
): string[] {
  const ticked = new Set([...before].filter((id) => items.some((row) => row.id === id)))
  for (const row of rows) {
    if (before.has(row.id) === next.has(row.id)) continue
    const own = items.some((item) => item.id === row.id) ? [row.id] : []
    const ids = row.kind === 'group' ? failingOf(items, row.id) : own
    for (const id of ids) {
      if (next.has(row.id)) ticked.add(id)
      else ticked.delete(id)
    }
  }
  return [...ticked]
}
