import type { Adapter } from '@/lib/ingest/adapter'
import { otherTool } from '@/lib/ingest/other-tool'
import type { Problem } from '@/lib/model/json'
import { isClusterReport, readClusterReport, ReportFrame } from './cluster-report'
import { groupOf } from '@/lib/model/kubernetes-kinds'
import { normalize } from './normalize'
import { isList } from './read-items'

const notObjects =
  'expected Kubernetes objects: a List, as `kubectl get … -A -o json` prints, or objects with apiVersion, kind and metadata'
const reports = 'holds what a tool reported about objects, not the objects'
/** What an API server answers in place of objects. */
const answers: Readonly<Record<string, string | undefined>> = {
  Status: 'holds an answer of the API server (kind Status), such as an error, and no objects',
  Table: 'holds a table (kind Table): ask for `-o json`',
}
const empty: Problem = { path: '$', message: 'the report is empty' }

/** API groups of audit logs and scanners' reports: they look like objects, but other formats read them. */
const reportGroups =
  /^(?:audit\.k8s\.io|reports\.x-k8s\.io|.*aquasecurity\.github\.io|wgpolicyk8s\.io|.*openreports\.io|reports\.kyverno\.io|constraints\.gatekeeper\.sh)$/

/** Reads Kubernetes objects: lists of any kind, single objects, YAML documents or JSON lines. */
export const kubernetesAdapter: Adapter = {
  format: 'kubernetes',

  recognise(documents) {
    if (documents.length === 1 && isClusterReport(documents[0])) return null
    const present = spread(documents).filter((document) => document !== null && document !== undefined)
    const problems = present.map(refusal)
    // One sound document is enough: faults in the others are rejected one by one when they are read.
    return problems.includes(null) ? null : (problems[0] ?? empty)
  },

  read(documents, context) {
    const problem = kubernetesAdapter.recognise(documents)
    if (problem) return { ok: false, problems: [problem] }
    const [first] = documents
    if (documents.length !== 1 || !isClusterReport(first)) return normalize(spread(documents), context)
    const report = readClusterReport(first)
    if (Array.isArray(report)) return { ok: false, problems: report }
    return normalize([{ apiVersion: 'v1', kind: 'List', items: report.items }], context, new ReportFrame(report))
  },
}

/** An array of objects, as `jq .items` leaves of a list: each stands by itself, and nothing proves them to be all. */
function spread(documents: readonly unknown[]): readonly unknown[] {
  const [first] = documents
  return documents.length === 1 && Array.isArray(first) ? (first as unknown[]) : documents
}

/** Why a document is not of this format, by its outside alone; null when it is. */
function refusal(document: unknown): Problem | null {
  const foreign = otherTool(notObjects, 'kubernetes', [document])
  if (typeof document !== 'object' || document === null) return foreign
  const { apiVersion, kind, metadata } = document as Record<string, unknown>
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return foreign
  const answer = Object.hasOwn(answers, kind) ? answers[kind] : undefined
  if (answer !== undefined) return { path: '$', message: answer }
  if (isList(document)) {
    const { items } = document
    return isReport(document) || (items.length > 0 && items.every(isReport))
      ? otherTool(reports, 'kubernetes', [document])
      : null
  }
  if (isReport(document)) return otherTool(reports, 'kubernetes', [document])
  return kind !== 'List' && typeof metadata === 'object' && metadata !== null ? null : foreign
}

function isReport(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { apiVersion } = value as Record<string, unknown>
  return typeof apiVersion === 'string' && reportGroups.test(groupOf(apiVersion))
}
