import type { Transaction } from '@/lib/db'
import type { Observation, ObservedAsset } from '@/lib/model/observation'
import { detectAudit, type DetectedAudit } from './detect-audit'
import { noteAuditStreams } from './audit-silence'
import { resolveKeys, type KeyResolver } from './resolve-keys'
import { sendSignal } from './signal'
import { takeTurn } from './take-turn'
import { writeObservation, type ReportCounts, type WrittenObservation } from './write-observation'

export type WrittenAudit = WrittenObservation & { detected: DetectedAudit }

const nothing: ReportCounts = {
  assets: { created: 0, updated: 0, gone: 0 },
  findings: { created: 0, updated: 0, unchanged: 0, resolved: 0, reopened: 0 },
  assessments: { healthy: 0, unhealthy: 0, notApplicable: 0, changed: 0 },
  alerts: { raised: 0, repeated: 0, suppressed: 0 },
  rejected: 0,
}

/**
 * Looks at the requests of a report for what is cause for an alert, keeps those that are worth it, and stores causes as
 * events of their own right. A report on which nothing fired, of a cluster that is known, touches nothing else.
 */
export async function writeAudit(
  tx: Transaction,
  report: { environmentId: string; reportId: string; receivedAt: Date; sample?: boolean },
  { audit = [], ...observation }: Observation,
): Promise<WrittenAudit> {
  await takeTurn(tx, report.environmentId, 'events')
  const keys = await resolveKeys(tx, report.environmentId, observation)
  const detected = await detectAudit(tx, report, audit, keys)
  if (!report.sample) await noteAuditStreams(tx, report, audit, keys)
  const { events } = detected
  const named = [...observation.assets, ...detected.assets]
  const assets = new Map<string, ObservedAsset>(named.map((asset) => [asset.key, asset]))
  const isQuiet = events.length === 0 && (report.sample === true || (await areKnown(tx, keys, [...assets.keys()])))
  if (isQuiet) {
    await sendSignal(tx, { environmentId: report.environmentId, topics: ['collectors', 'reports'] })
    return { counts: { ...nothing, rejected: observation.rejected.length }, fates: [], detected }
  }
  const written = await writeObservation(tx, report, { ...observation, events, assets: [...assets.values()] })
  return { ...written, detected }
}

async function areKnown(tx: Transaction, keys: KeyResolver, named: readonly string[]): Promise<boolean> {
  const ids = [...new Set(named.map((key) => keys.id(key)))]
  const [row] = await tx.$queryRaw<{ known: number }[]>`
    SELECT count(*)::int AS known FROM asset WHERE id = ANY(${ids}::uuid[]) AND gone_at IS NULL`
  return row?.known === ids.length
}
