import { z } from 'zod'
import { overallScore } from '@/lib/assess/score'
import type { WhatIf } from '@/lib/model/what-if'
import { defineQuery } from '@/lib/operation'
import { mendResults } from '@/lib/store/mend-results'
import { scoreOf } from './control-standing'
import { environmentInput } from './environments-in-scope'
import { readStanding } from './posture-standing'
import { checkIdInput, knownCheck } from './read-recommendation'
import { settledEnvironments } from './settled-environments'
import { standingWith } from './standing-with'

/** The score as it would be if these recommendations, or single failures of them, were mended. Writes nothing. */
export const whatIfScore = defineQuery({
  permission: 'posture:read',
  input: z.strictObject({
    environment: environmentInput,
    /** Recommendations, wherever they fail. */
    checks: z.array(checkIdInput).max(200).default([]),
    /** Single failures. */
    resources: z
      .array(z.strictObject({ assetId: z.uuid(), checkId: checkIdInput }))
      .max(1_000)
      .default([]),
  }),
  async run({ db, scope }, { environment, checks, resources }): Promise<WhatIf> {
    for (const id of [...checks, ...resources.map((row) => row.checkId)]) knownCheck(id)
    const ids = await settledEnvironments(db, scope, environment)
    const results = new Map<string, Set<string>>()
    for (const { assetId, checkId } of resources) {
      results.set(assetId, (results.get(assetId) ?? new Set<string>()).add(checkId))
    }
    const ticked = { checks: new Set(checks), results }
    return db.$transaction(
      async (tx) => {
        const standing = await readStanding(tx, ids)
        const mended = []
        for (const one of standing) mended.push({ one, effect: await mendResults(tx, one.id, ticked) })
        const turned = mended.map(({ one, effect }) => ({
          id: one.id,
          name: one.name,
          from: scoreOf(one),
          to: scoreOf(standingWith(one, effect.tallies)),
        }))
        return {
          before: overallScore(turned.map((row) => row.from)).percentage,
          after: overallScore(turned.map((row) => row.to)).percentage,
          environments: turned.map(({ id, name, from, to }) => ({
            id,
            name,
            before: from.percentage,
            after: to.percentage,
          })),
          recommendations: new Set(mended.flatMap(({ effect }) => [...effect.checks])).size,
          resources: mended.reduce((sum, { effect }) => sum + effect.assets, 0),
          failures: mended.reduce((sum, { effect }) => sum + effect.failures, 0),
        }
      },
      { isolationLevel: 'RepeatableRead' },
    )
  },
})
