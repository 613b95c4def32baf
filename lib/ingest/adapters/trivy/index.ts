import type { Problem } from '@/lib/model/json'
import type { Adapter, AdapterResult, ReportContext } from '../../adapter'
import { otherTool } from '../../other-tool'
import { problemsOf } from '../../problems'
import { readClusterReport } from './cluster-report'
import { record, type Raw } from './fields'
import { readReport } from './normalize'
import { clusterReportSchema, reportSchema } from './payload'

const wrong = (message: string): Problem => ({ path: '$', message })
const empty = wrong('the report is empty: it names neither what was scanned nor a result')
const expected = 'expected the JSON of trivy: a report with SchemaVersion, ArtifactName or Results, or of trivy k8s'

const many = (count: number) => `expected one report, got ${count}: send each by itself`

/** Reads what `trivy image|fs|repo|vm|sbom|config|k8s --format json` prints, of every version since 2019. */
export const trivyAdapter: Adapter = {
  format: 'trivy',

  recognise(documents) {
    const foreign = otherTool(expected, 'trivy', documents)
    if (documents.length !== 1) return wrong(many(documents.length))
    const [document] = documents
    if (document === null || (Array.isArray(document) && document.length === 0)) return empty
    if (Array.isArray(document)) {
      if (hasTargets(document)) return null
      return document.every((one) => isImageReport(record(one) ?? {})) ? wrong(many(document.length)) : foreign
    }
    const report = record(document)
    if (!report) return foreign
    if (Object.keys(report).length === 0) return empty
    return isImageReport(report) || isClusterReport(report) ? null : foreign
  },

  read(documents, context) {
    const problem = trivyAdapter.recognise(documents)
    if (problem) return { ok: false, problems: [problem] }
    const [document] = documents
    if (Array.isArray(document)) return parseReport({ Results: document }, true, context)
    if (!isClusterReport(document as Raw)) return parseReport(document, false, context)
    const parsed = clusterReportSchema.safeParse(document)
    if (!parsed.success) return { ok: false, problems: problemsOf(parsed.error) }
    return readClusterReport(parsed.data, context)
  },
}

function parseReport(document: unknown, isBareList: boolean, context: ReportContext): AdapterResult {
  const parsed = reportSchema.safeParse(document)
  if (parsed.success) return readReport(parsed.data, isBareList ? [] : ['Results'], context)
  const problems = problemsOf(parsed.error)
  // A bare list was wrapped for parsing: its paths start at the list itself.
  const unwrapped = problems.map((one) => ({ ...one, path: one.path.replace(/^\$\.Results/, '$') }))
  return { ok: false, problems: isBareList ? unwrapped : problems }
}

/** Other tools' documents carry `apiVersion`, `runs`, `bomFormat` …, or lists called Results of something else. */
function isImageReport(report: Raw): boolean {
  if ('apiVersion' in report || 'kind' in report || 'bomFormat' in report || 'runs' in report) return false
  return 'SchemaVersion' in report || 'ArtifactName' in report || hasTargets(report.Results)
}

function hasTargets(results: unknown): boolean {
  return (
    Array.isArray(results) && results.length > 0 && results.every((item) => typeof record(item)?.Target === 'string')
  )
}

const clusterLists = ['Resources', 'Findings', 'Vulnerabilities', 'Misconfigurations']
/** All that is left of the report of a cluster in which nothing was found: Trivy leaves out empty lists. */
const clusterHead = new Set(['SchemaVersion', 'ReportID', 'CreatedAt', 'Trivy', 'ClusterName'])

function isClusterReport(report: Raw): boolean {
  if (!('ClusterName' in report) || 'apiVersion' in report || 'ArtifactName' in report) return false
  return clusterLists.some((list) => list in report) || Object.keys(report).every((key) => clusterHead.has(key))
}
