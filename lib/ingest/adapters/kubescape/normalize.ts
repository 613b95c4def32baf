import type { ObservedFinding } from '@/lib/model/observation'
import { artifactKey, clusterKey } from '@/lib/model/key'
import { builtInGroup } from '@/lib/model/kubernetes-kinds'
import { jsonPath, problemsOf } from '../../problems'
import { expected, record } from '../trivy/fields'
import type { Gathering } from '../trivy/gathering'
import { addObject } from '../trivy/kubernetes-object'
import {
  controlResultSchema,
  resourceResultSchema,
  type ControlResult,
  type ControlSummary,
  type Report,
} from './payload'
import { placesOf, severityOf, statusOf } from './status'
import { fileOf, subjectOf, type Subject } from './subject'

export type Place = { cluster: string | undefined; target: string; controls: Record<string, ControlSummary> }

/** The asset of one result and how its object is told apart from others on the same asset. */
type Home = { asset: string; isItself: boolean; object: string; via?: string; file?: string }

export const noCluster = 'the report names no cluster; send its name or uid in the header Plimsoll-Cluster'

/** Reads every result of the report. Objects of a cluster stand on their assets, those of files on one artifact. */
export function readResults(into: Gathering, report: Report, place: Place): void {
  const resources = new Map<string, unknown>()
  for (const resource of report.resources ?? []) {
    const raw = record(resource)
    if (typeof raw?.resourceID === 'string') resources.set(raw.resourceID, resource)
  }
  // A scan is of files or of a cluster; what it puts together from several objects does not say so itself.
  const isOfFiles = [...resources.keys()].some((id) => id.includes('path='))
  for (const [index, item] of (report.results ?? []).entries()) {
    const path = ['results', index]
    const parsed = resourceResultSchema.safeParse(item)
    if (!parsed.success) {
      for (const problem of problemsOf(parsed.error, path)) into.reject(problem)
      continue
    }
    const { resourceID, rawResource, controls } = parsed.data
    const resource = resources.get(resourceID)
    const read = subjectOf(resourceID, rawResource?.object ?? record(resource)?.object)
    const subject = read && { ...read, isOfFile: read.isOfFile || isOfFiles }
    if (!subject) {
      into.reject({ path: jsonPath([...path, 'resourceID']), message: expected('the id of an object', resourceID) })
      continue
    }
    if (!subject.isOfFile && !place.cluster) {
      into.reject({ path: jsonPath(path), message: noCluster })
      continue
    }
    const home = homeOf(into, subject, resource, place)
    into.cover(home.asset, 'misconfiguration', home.isItself || isWholeScan(report))
    for (const [at, control] of (controls ?? []).entries()) {
      readControl(into, control, home, place, [...path, 'controls', at])
    }
  }
}

/** One namespace, or one workload, says nothing of other objects that stand on the same namespace. */
function isWholeScan({ metadata }: Report): boolean {
  const scan = metadata?.scanMetadata
  const isNarrow = (scan?.includeNamespaces ?? []).length + (scan?.excludedNamespaces ?? []).length > 0
  return !isNarrow && scan?.targetType?.toLowerCase() !== 'workload'
}

function homeOf(into: Gathering, subject: Subject, resource: unknown, place: Place): Home {
  const { kind, namespace, name, group, via } = subject
  const object = [kind, namespace, name].filter(Boolean).join('/')
  if (subject.isOfFile || !place.cluster) {
    const key = artifactKey('manifests', place.target)
    const file = fileOf(resource)
    into.addAsset({ kind: 'artifact', key, name: place.target, attributes: { type: 'manifests' }, mentioned: true })
    return {
      asset: key,
      isItself: false,
      object: file ? `${file} ${object}` : object,
      ...(file && { file }),
      ...(via && { via }),
    }
  }
  const isNodeData = group.startsWith('hostdata.kubescape.')
  const isBuiltIn = group === builtInGroup(kind) || group === '' || group === 'rbac.authorization.k8s.io'
  const shown = isNodeData ? 'Node' : isBuiltIn ? kind : `${kind}.${group}`
  const added = addObject(into, { cluster: place.cluster, kind: shown, namespace, name })
  // Several kinds of data of one node (kubelet, control plane) are judged side by side: one is not all of it.
  const isItself = added.isItself && !isNodeData
  return { asset: added.key, isItself, object: isNodeData ? kind : object, ...(via && { via }) }
}

function readControl(into: Gathering, item: unknown, home: Home, place: Place, path: readonly PropertyKey[]): void {
  const reject = (at: readonly PropertyKey[], message: string) =>
    into.rejectItem(home.asset, 'misconfiguration', { path: jsonPath(at), message })
  const parsed = controlResultSchema.safeParse(item)
  if (!parsed.success) {
    for (const problem of problemsOf(parsed.error, path)) reject([], problem.message)
    return
  }
  const control = parsed.data
  const { status, word } = statusOf(control)
  const { controlID: rule } = control
  if (status === 'unknown') return reject([...path, 'status'], expected('failed, passed or skipped', word))
  if (status === 'failed') return into.addFinding(fault(control, home, place.controls[rule]))
  const isNode = home.asset.includes('/Node/')
  if (!home.isItself && !isNode) return
  if (status === 'passed') into.addPass({ asset: home.asset, rule, status: 'healthy' })
  if (status === 'irrelevant') into.addPass({ asset: home.asset, rule, status: 'not-applicable', reason: 'irrelevant' })
  if (status === 'excepted') {
    const reason = 'excepted in Kubescape'
    into.addPass({ asset: home.asset, rule, status: 'not-applicable', reason })
  }
}

function fault(control: ControlResult, home: Home, summary: ControlSummary | undefined): ObservedFinding {
  const { controlID: rule } = control
  const { paths, messages } = placesOf(control)
  const category = summary?.category?.name
  return {
    asset: home.asset,
    kind: 'misconfiguration',
    rule,
    title: (control.name ?? summary?.name ?? rule).slice(0, 500),
    severity: severityOf(summary),
    identity: [...(home.isItself ? [] : [home.object]), ...(home.via ? [home.via] : [])],
    ...(home.file && { location: { path: home.file.slice(0, 1_000) } }),
    detail: {
      ...(paths.length > 0 && { paths }),
      ...(messages.length > 0 && { messages }),
      ...(category && { category: category.slice(0, 200) }),
      ...(!home.isItself && { object: home.object }),
      ...linkOf(rule),
    },
  }
}

function linkOf(rule: string): { link?: string } {
  return /^C-\d{4}$/.test(rule) ? { link: `https://kubescape.io/docs/controls/${rule.toLowerCase()}/` } : {}
}

/** Reads a summary that names no resources: what failed somewhere stands on the cluster. */
export function readSummary(into: Gathering, { cluster = '', controls }: Place): void {
  const asset = into.addAsset({ kind: 'cluster', key: clusterKey(cluster), name: cluster, mentioned: true })
  into.cover(asset, 'misconfiguration', false)
  into.reject({ path: '$.results', message: 'the summary names no resources: send the whole report (--format json)' })
  for (const [rule, summary] of Object.entries(controls)) {
    if ((summary.statusInfo?.status ?? summary.status) !== 'failed') continue
    const {
      failedResources: failed = 0,
      passedResources: passed = 0,
      skippedResources: skipped = 0,
    } = summary.ResourceCounters ?? {}
    const all = (failed ?? 0) + (passed ?? 0) + (skipped ?? 0)
    into.addFinding({
      asset,
      kind: 'misconfiguration',
      rule,
      title: (summary.name ?? rule).slice(0, 500),
      severity: severityOf(summary),
      identity: ['summary'],
      detail: {
        messages: [`${failed ?? 0} of ${all} resources failed`],
        failed: failed ?? 0,
        object: 'the whole cluster',
        ...linkOf(rule),
      },
    })
  }
}
