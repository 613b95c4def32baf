import { z } from 'zod'
import { checkById } from '@/lib/assess/catalogue'
import type { Transaction } from '@/lib/db'
import { exemptionCategories } from '@/lib/model/assessment'
import type { AssetKind } from '@/lib/model/asset'
import { exemptionPlaceInput, type ExemptedResult, type ExemptionPreview } from '@/lib/model/exemption'
import { defineQuery } from '@/lib/operation'
import { previewExemption, type ExemptionEffect } from '@/lib/store/preview-exemption'
import { scoreOf } from './control-standing'
import { exemptionPlace } from './exemption-place'
import { readStanding } from './posture-standing'
import { settledEnvironments } from './settled-environments'
import { standingWith } from './standing-with'

const shown = 50

/** What an exemption would hide and what the score would be, before it is made: exactly what making it does. */
export const previewExemptionEffect = defineQuery({
  permission: 'exemptions:write',
  input: z.strictObject({ ...exemptionPlaceInput, category: z.enum(exemptionCategories) }),
  async run({ db, scope }, input): Promise<ExemptionPreview> {
    const { environmentId, category } = input
    await settledEnvironments(db, scope, environmentId)
    return db.$transaction(
      async (tx) => {
        const place = await exemptionPlace(tx, input)
        const [standing] = await readStanding(tx, [environmentId])
        const environment = await tx.environment.findUniqueOrThrow({ where: { id: environmentId } })
        const effect = await previewExemption(tx, environmentId, { ...place, category })
        const hidden = effect.decided.filter(({ result, already }) => result.status === 'unhealthy' && !already)
        return {
          hides: {
            failures: hidden.length,
            resources: new Set(hidden.map(({ result }) => result.asset_id)).size,
            checks: new Set(hidden.map(({ result }) => result.check_id)).size,
          },
          leaves: category === 'waiver' ? effect.decided.filter((row) => row.result.status === 'healthy').length : 0,
          before: standing ? scoreOf(standing).percentage : null,
          after: standing ? scoreOf(standingWith(standing, effect.tallies)).percentage : null,
          needsApproval: environment.exemptionApproval,
          items: await firstOf(tx, effect),
        }
      },
      { isolationLevel: 'RepeatableRead' },
    )
  },
})

async function firstOf(tx: Transaction, { decided }: ExemptionEffect): Promise<ExemptedResult[]> {
  const failures = decided.filter(({ result }) => result.status === 'unhealthy').slice(0, shown)
  const assets = await tx.asset.findMany({
    where: { id: { in: failures.map(({ result }) => result.asset_id) } },
    select: { id: true, name: true, kind: true, namespace: true },
  })
  return failures.flatMap(({ result, already }) => {
    const asset = assets.find((one) => one.id === result.asset_id)
    if (!asset) return []
    const { asset_id: assetId, check_id: checkId, status } = result
    const checkName = checkById(checkId)?.name ?? checkId
    return [
      {
        assetId,
        name: asset.name,
        kind: asset.kind as AssetKind,
        namespace: asset.namespace,
        checkId,
        checkName,
        status,
        already,
      },
    ]
  })
}
