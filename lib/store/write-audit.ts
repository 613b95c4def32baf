import type { Transaction } from '@/lib/db'
import type { Observation, ObservedAsset } from '@/lib/model/observation'
import { detectAudit } from './detect-audit'
import { mentionedAssets } from './mentioned-assets'
import { writeObservation, type WrittenObservation } from './write-observation'

/** Looks at the requests of a report for what is cause for an alert, and stores that as events of their own right. */
export async function writeAudit(
  tx: Transaction,
  report: { environmentId: string; reportId: string; receivedAt: Date },
  { audit = [], ...observation }: Observation,
): Promise<WrittenObservation> {
  const events = await detectAudit(tx, report, audit)
  const named = [...observation.assets, ...mentionedAssets(events)]
  const assets = new Map<string, ObservedAsset>(named.map((asset) => [asset.key, asset]))
  return writeObservation(tx, report, { ...observation, events, assets: [...assets.values()] })
}
