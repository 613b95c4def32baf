import type { ControlStanding, RecommendationStanding } from '@/lib/model/posture'

export type GroupRow = { kind: 'group'; id: string; control: ControlStanding; isOpen: boolean; recommendations: number }
export type ChildRow = { kind: 'child'; id: string; recommendation: RecommendationStanding & { overdue?: number } }
export type RecommendationRow = GroupRow | ChildRow

/**
 * Controls with their recommendations below those that are open. Controls keep their order (the greatest potential
 * first), recommendations stand by how many resources fail. `expanded` null opens the control of `openId`, else the
 * first. With `narrowed` controls without a matching recommendation are left out.
 */
export function groupRows(
  controls: readonly ControlStanding[],
  recommendations: readonly (RecommendationStanding & { overdue?: number })[],
  view: { expanded: readonly string[] | null; openId: string | null; narrowed: boolean },
): RecommendationRow[] {
  const of = (control: string) => recommendations.filter((row) => row.control === control)
  const shown = controls.filter((row) => of(row.id).length > 0 || (!view.narrowed && row.healthy + row.unhealthy > 0))
  const home = recommendations.find((row) => row.id === view.openId)?.control ?? shown[0]?.id
  return shown.flatMap((control): RecommendationRow[] => {
    const own = of(control.id).toSorted((a, b) => b.unhealthy - a.unhealthy || (b.gain ?? 0) - (a.gain ?? 0))
    const isOpen = view.expanded === null ? control.id === home : view.expanded.includes(control.id)
    return [
      { kind: 'group', id: control.id, control, isOpen, recommendations: own.length },
      ...(isOpen ? own.map((row): ChildRow => ({ kind: 'child', id: row.id, recommendation: row })) : []),
    ]
  })
}

/** The open controls after this one was pressed, by what is drawn now. */
export function toggled(rows: readonly RecommendationRow[], control: string): string[] {
  return rows.flatMap((row) => (row.kind === 'group' && row.isOpen !== (row.id === control) ? [row.id] : []))
}
