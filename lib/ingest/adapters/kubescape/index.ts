import { clusterKey } from '@/lib/model/key'
import type { Adapter, ReportContext } from '../../adapter'
import { otherTool } from '../../other-tool'
import { problemsOf } from '../../problems'
import { identifier, instant, record } from '../trivy/fields'
import { Gathering } from '../trivy/gathering'
import { noCluster, readResults, readSummary, type Place } from './normalize'
import { reportSchema, summarySchema, type Report } from './payload'

const expected = 'expected the JSON that `kubescape scan --format json` writes, with summaryDetails'

/**
 * Reads Kubescape's results. A report covers the controls of its own frameworks alone: a scan with NSA takes back
 * nothing that a scan with MITRE said.
 */
export const kubescapeAdapter: Adapter = {
  format: 'kubescape',

  recognise(documents) {
    return documents.length > 0 && documents.every((one) => isReport(one) || isSummary(one))
      ? null
      : otherTool(expected, 'kubescape', documents)
  },

  read(documents, context) {
    const refused = kubescapeAdapter.recognise(documents)
    if (refused) return { ok: false, problems: [refused] }
    const into = new Gathering()
    const rules = new Set<string>()
    const times: string[] = []
    let title: string | undefined
    for (const [index, document] of documents.entries()) {
      const at = documents.length > 1 ? [index] : []
      // What `summaryDetails` holds may also be all there is.
      const shape = isSummary(document) ? { summaryDetails: document } : document
      const parsed = reportSchema.safeParse(shape)
      if (!parsed.success) {
        for (const problem of problemsOf(parsed.error, at)) into.reject(problem)
        continue
      }
      const report = parsed.data
      const place = placeOf(report, context)
      for (const rule of rulesOf(report)) rules.add(rule)
      const time = instant(report.generationTime)
      if (time) times.push(time)
      title ??= place.cluster ?? place.target
      if ((report.results ?? []).length > 0) readResults(into, report, place)
      else if (!place.cluster) into.reject({ path: '$', message: noCluster })
      else if (report.results)
        into.addAsset({ kind: 'cluster', key: clusterKey(place.cluster), name: place.cluster, mentioned: true })
      else readSummary(into, place)
    }
    if (into.isEmpty && into.rejected.length > 0) return { ok: false, problems: into.rejected.slice(0, 50) }
    return {
      ok: true,
      observation: into.observation({
        source: 'kubescape',
        evidenceAt: times.sort().at(-1) ?? instant(context.collectedAt) ?? context.collectedAt,
        title: title ?? 'Kubescape',
        complete: context.complete ?? true,
        rules: [...rules].sort(),
      }),
    }
  },
}

function isReport(document: unknown): boolean {
  return record(record(document)?.summaryDetails)?.controls !== undefined
}

/** The summary by itself, as some steps of a pipeline keep it. */
function isSummary(document: unknown): boolean {
  const object = record(document)
  return object !== undefined && Array.isArray(object.frameworks) && summarySchema.safeParse(document).success
}

function placeOf(report: Report, context: ReportContext): Place {
  const target = report.metadata?.targetMetadata
  const named =
    target?.clusterContextMetadata?.contextName ?? report.metadata?.clusterMetadata?.contextName ?? report.clusterName
  const { gitRepoContextMetadata: git, fileContextMetadata: file, directoryContextMetadata: folder } = target ?? {}
  const helm = target?.helmContextMetadata
  const origin =
    identifier(git?.repo) ??
    identifier(git?.localRootPath) ??
    identifier(file?.filePath) ??
    identifier(folder?.basePath) ??
    identifier(helm?.path)
  return {
    cluster: identifier(context.cluster) ?? identifier(named),
    target: origin ?? identifier(context.scope) ?? 'manifests',
    controls: report.summaryDetails?.controls ?? {},
  }
}

/** Every control that the scan asked about, found or not. */
function rulesOf({ summaryDetails, results }: Report): string[] {
  const summed = Object.keys(summaryDetails?.controls ?? {})
  if (summed.length > 0) return summed
  return (results ?? []).flatMap((result) => {
    const controls = record(result)?.controls
    return Array.isArray(controls) ? controls.flatMap((control) => identifier(record(control)?.controlID) ?? []) : []
  })
}
