import { controlOfToolRule } from '@/lib/assess/tool-rule-control'
import type { Database } from '@/lib/db'
import { findingFacets } from '@/lib/model/finding-class'
import type { RecommendationStanding } from '@/lib/model/posture'
import { controlName } from './check-entry'

/** So many rules of other tools are told; the most severe ones first. */
const limit = 500

type Row = {
  rule: string
  class: number
  count: number
  title: string | null
  sources: string[] | null
  category: string | null
  policy: string | null
}

/**
 * Rules of other tools that have no check of ours, each as a recommendation of its own: its open misconfigurations,
 * under the control that its words suggest. They give no points. What a person must look into first (severity
 * informational) is left to the list of findings. One statement.
 */
export async function toolRecommendations(
  db: Database,
  environments: readonly string[],
): Promise<RecommendationStanding[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT tally.rule, tally.class, tally.count, sample.title, sample.sources, sample.category, sample.policy FROM (
      SELECT rule, max(class) AS class, sum(count)::int AS count FROM rule_tally
      WHERE environment_id = ANY(${[...environments]}::uuid[]) AND kind = 'misconfiguration' AND count > 0
      GROUP BY rule ORDER BY 2 DESC, 1 LIMIT ${limit}) AS tally
    LEFT JOIN LATERAL (
      SELECT title, sources, detail->>'category' AS category, detail->>'policy' AS policy FROM finding
      WHERE open AND rule = tally.rule AND environment_id = ANY(${[...environments]}::uuid[])
      ORDER BY class DESC, epss DESC, asset_id DESC, fingerprint DESC LIMIT 1) AS sample ON true`
  return rows.flatMap(({ rule, class: value, count, title, sources, category, policy }): RecommendationStanding[] => {
    const { severity } = findingFacets(value)
    if (severity === 'informational') return []
    const control = controlOfToolRule({ title: title ?? rule, category })
    return [
      {
        id: `tool:${rule}`,
        // A policy report tells what is wrong with each object, and what was asked only by the policy's name.
        name: policy ? rule : (title ?? rule),
        severity,
        control,
        controlName: controlName(control),
        preview: false,
        healthy: 0,
        unhealthy: count,
        notApplicable: 0,
        exempt: 0,
        alone: 0,
        gain: null,
        tool: { rule, sources: (sources ?? []).toSorted() },
      },
    ]
  })
}
