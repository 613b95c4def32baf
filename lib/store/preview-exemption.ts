import { randomUUID } from 'node:crypto'
import type { ActiveExemption, ExemptionScope, ExemptionSubject } from '@/lib/assess/exemption'
import type { Transaction } from '@/lib/db'
import type { ExemptionCategory } from '@/lib/model/assessment'
import { PostureTallies } from './assessment-diff'
import { assetsWithLabels } from './exemption-labels'
import { exemptAssets } from './exempt-assets'
import { activeExemptions, exemptionSubjects, exemptionView } from './exemptions'
import { compareStandings, isInGrace, readResults, type StoredResult } from './restand'

/** What one more exemption would do: the changes of the tallies, and every result that it would decide over. */
export type ExemptionEffect = {
  tallies: PostureTallies
  decided: { result: StoredResult; already: boolean }[]
}

const batch = 2_000

/**
 * Works out what an exemption would do, by the same functions as the writer and without writing. The caller has
 * settled the environment and reads in one snapshot.
 */
export async function previewExemption(
  tx: Transaction,
  environmentId: string,
  scope: ExemptionScope & { category: ExemptionCategory },
): Promise<ExemptionEffect> {
  const { settledAt } = await tx.environment.findUniqueOrThrow({ where: { id: environmentId } })
  // Newer than any other, as it will be.
  const added: ActiveExemption = { ...scope, id: randomUUID(), createdAt: new Date(8.64e15) }
  const labelled = new Map<string, string[]>()
  if (scope.labels) labelled.set(added.id, await assetsWithLabels(tx, environmentId, scope.labels))
  const carriers = new Set(labelled.get(added.id))
  const earlier = await activeExemptions(tx, environmentId, settledAt)
  const affected = await exemptAssets(tx, environmentId, [added], labelled)
  const effect: ExemptionEffect = { tallies: new PostureTallies(), decided: [] }
  for (let start = 0; start < affected.length; start += batch) {
    const ids = affected.slice(start, start + batch)
    const subjects = new Map<string, ExemptionSubject>()
    for (const [id, subject] of await exemptionSubjects(tx, ids)) {
      const extra = carriers.has(id) ? [added.id] : []
      subjects.set(id, { ...subject, labelled: new Set([...subject.labelled, ...extra]) })
    }
    const was = exemptionView(earlier, subjects)
    const is = exemptionView([...earlier, added], subjects)
    const assets = await readResults(tx, ids)
    const inGrace = (row: StoredResult) => isInGrace(row, settledAt)
    const { tallies } = compareStandings(
      environmentId,
      assets,
      (row) => ({ exemption: was(row.asset_id, row.check_id)?.category, inGrace: inGrace(row) }),
      (row) => ({ exemption: is(row.asset_id, row.check_id)?.category, inGrace: inGrace(row) }),
    )
    effect.tallies.merge(tallies)
    for (const { results } of assets.values()) {
      for (const result of results) {
        if (is(result.asset_id, result.check_id) !== added) continue
        effect.decided.push({ result, already: was(result.asset_id, result.check_id) !== undefined })
      }
    }
  }
  return effect
}
