import type { ObservedScope } from '@/lib/model/observation'
import type { Adapter } from '../../adapter'
import { otherTool } from '../../other-tool'
import { jsonPath, problemsOf } from '../../problems'
import { identifier, instant, record } from '../trivy/fields'
import { Gathering } from '../trivy/gathering'
import { isReport, itemsOf, type Item } from './items'
import { complianceKinds, readCompliance } from './compliance'
import { coverObjects, noCluster, readCheckReport, readImageReport, type Covered } from './normalize'
import { contents, reportResourceSchema, type ReportResource } from './payload'

const expected =
  'expected reports of Trivy Operator: apiVersion aquasecurity.github.io/…, kind …Report, a List of them or its webhook'

/** Reads Trivy Operator's custom resources. A deletion retracts nothing: the operator rotates its reports. */
export const trivyOperatorAdapter: Adapter = {
  format: 'trivy-operator',

  recognise(documents) {
    const items = itemsOf(documents)
    // An empty list says by its kind or keys what it is a list of.
    const isOurs = items.length === 0 ? documents.some(isEmptyOfReports) : items.some(isReport)
    return isOurs ? null : otherTool(expected, 'trivy-operator', documents)
  },

  read(documents, context) {
    const refused = trivyOperatorAdapter.recognise(documents)
    if (refused) return { ok: false, problems: [refused] }
    const into = new Gathering()
    const covered: Covered[] = []
    const times: string[] = []
    const items = itemsOf(documents)
    const cluster = identifier(context.cluster)
    const standards: ObservedScope[] = []
    for (const item of items.filter((one) => !one.deleted)) {
      if (isCompliance(item)) {
        if (!cluster) into.reject({ path: jsonPath(item.path), message: noCluster })
        const read = cluster ? readCompliance(into, item.value, { cluster, path: item.path }) : null
        if (read) standards.push(read.scope)
        const time = instant(read?.time)
        if (time) times.push(time)
        continue
      }
      const resource = parse(into, item)
      const content = resource && contents.get(resource.kind)
      if (!resource || !content) continue
      const time = instant(resource.report.updateTimestamp) ?? instant(resource.metadata.creationTimestamp)
      if (time) times.push(time)
      const place = { cluster, path: item.path }
      if (content !== 'checks') readImageReport(into, resource, content, place)
      else {
        const object = readCheckReport(into, resource, place)
        if (object) covered.push(object)
      }
    }
    if (into.isEmpty && into.rejected.length > 0) return { ok: false, problems: into.rejected.slice(0, 50) }
    coverObjects(into, covered)
    const complete = context.complete ?? true
    const observation = into.observation({
      source: 'trivy-operator',
      // What is listed together was true together: the youngest report dates the list.
      evidenceAt: times.sort().at(-1) ?? instant(context.collectedAt) ?? context.collectedAt,
      title: titleOf(items, cluster),
      complete,
    })
    const scopes = standards.map((scope) => ({ ...scope, complete: scope.complete && complete }))
    return { ok: true, observation: { ...observation, scopes: [...observation.scopes, ...scopes] } }
  },
}

const readKinds = `send ${[...contents.keys()].filter((kind) => !kind.startsWith('Cluster')).join(', ')}`

function isCompliance(item: Item): boolean {
  return isReport(item) && complianceKinds.has(String(record(item.value)?.kind))
}

function parse(into: Gathering, item: Item): ReportResource | null {
  const kind = record(item.value)?.kind
  if (isReport(item) && typeof kind === 'string' && !contents.has(kind)) {
    into.reject({ path: jsonPath([...item.path, 'kind']), message: `${kind.slice(0, 100)} is not read: ${readKinds}` })
    return null
  }
  if (!isReport(item)) {
    into.reject({ path: jsonPath(item.path), message: expected })
    return null
  }
  const parsed = reportResourceSchema.safeParse(item.value)
  if (parsed.success) return parsed.data
  for (const problem of problemsOf(parsed.error, item.path)) into.reject(problem)
  return null
}

function isEmptyOfReports(document: unknown): boolean {
  const object = record(document)
  if (!object) return false
  const isList = String(object.apiVersion).startsWith('aquasecurity.github.io/') && Array.isArray(object.items)
  return isList || Object.keys(object).some((key) => key.endsWith('.aquasecurity.github.io'))
}

function titleOf(items: Item[], cluster: string | undefined): string {
  const [only] = items
  const name = items.length === 1 ? identifier(record(record(only?.value)?.metadata)?.name) : undefined
  return name ?? cluster ?? `${items.length} reports`
}
