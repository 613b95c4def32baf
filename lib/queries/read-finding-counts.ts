import { z } from 'zod'
import { findingKinds, type FindingKind } from '@/lib/model/finding'
import type { FindingCounts } from '@/lib/model/inventory'
import { countOf, severityTotals } from '@/lib/model/severity-totals'
import { defineQuery } from '@/lib/operation'
import { environmentInput, environmentsInScope } from './environments-in-scope'

/** Open findings of each kind by severity: exact, from the tally. */
export const readFindingCounts = defineQuery({
  permission: 'findings:read',
  input: z.strictObject({ environment: environmentInput }),
  async run({ db, scope }, { environment }): Promise<FindingCounts> {
    const environments = await environmentsInScope(db, scope, environment)
    const rows = await db.$queryRaw<{ class: number; count: number }[]>`
      SELECT class, sum(count)::int AS count FROM finding_tally
      WHERE environment_id = ANY(${environments}::uuid[]) AND count > 0 GROUP BY class`
    const of = (kind: FindingKind) => ({
      kind,
      count: countOf(rows, (facets) => facets.kind === kind),
      severities: severityTotals(rows, (facets) => facets.kind === kind),
    })
    return { total: countOf(rows), severities: severityTotals(rows), kinds: findingKinds.map(of) }
  },
})
