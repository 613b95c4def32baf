import { checks } from '@/lib/assess/catalogue'
import type { Check } from '@/lib/assess/check'
import type { Database } from '@/lib/db'
import type { RecommendationStanding } from '@/lib/model/posture'
import { controls } from '@/lib/model/control'
import { severityRank } from '@/lib/model/severity'
import { controlName } from './check-entry'
import { worthOf, type Scored } from './control-standing'

export type CheckCounts = {
  environmentId: string
  checkId: string
  healthy: number
  unhealthy: number
  notApplicable: number
  exempt: number
  sole: number
}

export async function readCheckCounts(db: Database, environments: readonly string[]): Promise<CheckCounts[]> {
  return db.checkTally.findMany({ where: { environmentId: { in: [...environments] } } })
}

/** One recommendation over these environments. Its gain: the resources that it alone keeps unhealthy, at their worth. */
export function standRecommendation(
  check: Check,
  scored: readonly Scored[],
  counts: readonly CheckCounts[],
): RecommendationStanding {
  const own = counts.filter((row) => row.checkId === check.id)
  return standOf(check, own, worthOf(scored, check.control))
}

function standOf(
  check: Check,
  own: readonly CheckCounts[],
  worth: ReadonlyMap<string, number>,
): RecommendationStanding {
  const sum = (pick: (row: CheckCounts) => number) => own.reduce((total, row) => total + pick(row), 0)
  const counted = !check.preview && [...worth.values()].some((value) => value > 0)
  return {
    id: check.id,
    name: check.name,
    severity: check.severity,
    control: check.control,
    controlName: controlName(check.control),
    preview: check.preview ?? false,
    healthy: sum((row) => row.healthy),
    unhealthy: sum((row) => row.unhealthy),
    notApplicable: sum((row) => row.notApplicable),
    exempt: sum((row) => row.exempt),
    alone: sum((row) => row.sole),
    gain: counted ? sum((row) => row.sole * (worth.get(row.environmentId) ?? 0)) : null,
  }
}

/** Every recommendation that was evaluated on something. The worst severity first, then the widest. */
export function standRecommendations(
  scored: readonly Scored[],
  counts: readonly CheckCounts[],
): RecommendationStanding[] {
  const own = new Map<string, CheckCounts[]>()
  for (const row of counts) {
    const list = own.get(row.checkId)
    if (list) list.push(row)
    else own.set(row.checkId, [row])
  }
  const worth = new Map(controls.map(({ id }) => [id, worthOf(scored, id)]))
  return checks
    .flatMap((check) => {
      const rows = own.get(check.id)
      return rows ? [standOf(check, rows, worth.get(check.control) ?? new Map<string, number>())] : []
    })
    .filter((row) => row.healthy + row.unhealthy + row.notApplicable + row.exempt > 0)
    .toSorted(bySeverity)
}

export const bySeverity = (a: RecommendationStanding, b: RecommendationStanding): number =>
  severityRank[b.severity] - severityRank[a.severity] ||
  b.unhealthy - a.unhealthy ||
  (b.gain ?? 0) - (a.gain ?? 0) ||
  (a.id < b.id ? -1 : 1)
