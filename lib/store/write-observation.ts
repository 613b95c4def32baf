import type { Transaction } from '@/lib/db'
import { imageTagKey } from '@/lib/model/key'
import type { Observation } from '@/lib/model/observation'
import type { Signal } from '@/lib/model/signal'
import { clusterContents } from './adopt-cluster'
import { dockerPlacesOf } from './evaluate-docker'
import type { AuditCounts } from './detect-audit'
import { assetId } from './identity'
import { refreshImageFlags } from './image-flags'
import { withoutOutdated, writeListCoverage } from './list-coverage'
import { refileFindings } from './refile-findings'
import { findDependents } from './dependents'
import { objectChanges } from './object-change'
import { findMissingAssets, retractAssets } from './retract-assets'
import { resolveKeys } from './resolve-keys'
import { sendSignal } from './signal'
import { spreadRules } from './spread-rules'
import { bringsNews, takeTurn } from './take-turn'
import { FindingTallies } from './tally'
import { writeAssessments, type AssessmentCounts } from './write-assessments'
import { writeAssets } from './write-assets'
import { joinTags, writeEdges } from './write-edges'
import type { AlertCounts, EventFate } from './event-fate'
import { writeEvents } from './write-events'
import { writeFindings, type FindingCounts } from './write-findings'
import { writeWitnesses } from './write-witnesses'

export type ReportCounts = {
  assets: { created: number; updated: number; gone: number }
  findings: FindingCounts
  assessments: AssessmentCounts
  alerts: AlertCounts
  rejected: number
  /** Of a report of requests to an API server alone. */
  audit?: AuditCounts
}
/** `fates`: what became of each event, in their order. */
export type WrittenObservation = { counts: ReportCounts; fates: readonly EventFate[] }

/**
 * Makes what a report says part of the estate, in the caller's transaction: assets, edges, findings, assessments,
 * score, events, alerts and all tallies. Reports of one environment take their turn, so each compares with what
 * the one before it left; events about what is known do not wait for the others. Problems found on the way are added to `reported.rejected`.
 */
export async function writeObservation(
  tx: Transaction,
  report: { environmentId: string; reportId: string; receivedAt: Date; sample?: boolean },
  reported: Observation,
): Promise<WrittenObservation> {
  const { environmentId } = report
  const said = new Date(reported.evidenceAt)
  // No evidence is newer than its receipt: a clock that runs ahead must not outrank what follows.
  const evidenceAt = said > report.receivedAt ? report.receivedAt : said
  const at = { environmentId, reportId: report.reportId, evidenceAt }
  const isEstate = reported.events.length === 0
  await takeTurn(tx, environmentId, isEstate ? 'estate' : 'events')
  let keys = await resolveKeys(tx, environmentId, reported)
  // What a simulation tells of the estate is made up.
  const isNews = isEstate || (report.sample !== true && (await bringsNews(tx, reported, keys)))
  if (isNews && !isEstate) {
    await takeTurn(tx, environmentId, 'estate')
    keys = await resolveKeys(tx, environmentId, reported)
  }
  const observation = isNews
    ? await spreadRules(tx, await withoutOutdated(tx, reported, evidenceAt, keys), keys)
    : { ...reported, assets: [], edges: [] }
  const tallies = new FindingTallies(environmentId)
  const assets = await writeAssets(tx, environmentId, evidenceAt, observation.assets, keys)
  const edges = await writeEdges(tx, environmentId, observation, evidenceAt, keys, assets)
  const joined = await joinTags(tx, environmentId, observation, keys, (reference) =>
    placeholderId(environmentId, reference),
  )
  const missing = await findMissingAssets(tx, observation, evidenceAt, keys)
  const doubled = await clusterContents(tx, keys.double)
  const gone = await retractAssets(tx, environmentId, [...missing, ...joined.gone, ...doubled], evidenceAt, tallies)

  const listed = await writeListCoverage(tx, at, observation, keys)

  const images = new Set([...edges, ...joined.targets, ...gone.targets])
  for (const [id, asset] of assets.changed) if (asset.kind === 'image') images.add(id)
  for (const row of await imagesOf(tx, [...assets.changed.keys()])) images.add(row)
  const flagged = await refreshImageFlags(tx, images)
  await refileFindings(tx, [...flagged, ...assets.exposureChanged], tallies)
  const findings = await writeFindings(tx, at, observation, keys, tallies, assets.gone)
  await tallies.write(tx)

  const judged = await writeWitnesses(tx, at, observation, keys, assets.gone)

  const touched = new Set([...assets.changed.keys(), ...findings.touched, ...judged, ...flagged])
  const imagesDescribed = [...assets.changed].flatMap(([id, asset]) => (asset.kind === 'image' ? [id] : []))
  for (const row of await workloadsRunning(tx, [...imagesDescribed, ...joined.targets])) touched.add(row)
  for (const row of await dockerPlacesOf(tx, findings.touched)) touched.add(row)
  // What a cluster is judged by begins with the first list of it.
  for (const { clusterId } of listed) touched.add(clusterId)
  const affected = await findDependents(tx, objectChanges(assets, gone.gone, listed, keys))
  for (const id of touched) affected.delete(id)
  const assessed = await writeAssessments(tx, at, touched, gone.gone, affected)
  reported.rejected.push(...assessed.problems)
  const { counts: alerts, fates } = await writeEvents(
    tx,
    { ...at, receivedAt: report.receivedAt, sample: report.sample === true },
    observation,
    keys,
  )

  const moved = assets.created + assets.updated + gone.gone.length + assessed.counts.changed > 0
  const topics: Signal['topics'] = ['collectors', 'reports']
  if (moved || findings.touched.size > 0) topics.push('score', 'assets')
  if (fates.some((fate) => fate !== null)) topics.push('alerts')
  await sendSignal(tx, { environmentId, topics })
  const counts = {
    assets: { created: assets.created, updated: assets.updated, gone: gone.gone.length },
    findings: { ...findings.counts, resolved: findings.counts.resolved + gone.resolved },
    assessments: assessed.counts,
    alerts,
    rejected: reported.rejected.length,
  }
  return { counts, fates }
}

/** The id of the image that was known by this reference alone. */
function placeholderId(environmentId: string, reference: string): string {
  const colon = reference.lastIndexOf(':')
  return assetId(environmentId, imageTagKey(reference.slice(0, colon), reference.slice(colon + 1)))
}

async function imagesOf(tx: Transaction, workloadIds: readonly string[]): Promise<string[]> {
  if (workloadIds.length === 0) return []
  const rows = await tx.$queryRaw<{ target_id: string }[]>`
    SELECT DISTINCT target_id FROM edge WHERE asset_id = ANY(${workloadIds}::uuid[]) AND kind = 'runs'`
  return rows.map((row) => row.target_id)
}

async function workloadsRunning(tx: Transaction, imageIds: readonly string[]): Promise<string[]> {
  if (imageIds.length === 0) return []
  const rows = await tx.$queryRaw<{ asset_id: string }[]>`
    SELECT DISTINCT asset_id FROM edge WHERE target_id = ANY(${imageIds}::uuid[]) AND kind = 'runs'`
  return rows.map((row) => row.asset_id)
}
