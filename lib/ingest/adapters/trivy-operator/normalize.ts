import type { Problem } from '@/lib/model/json'
import { jsonPath } from '../../problems'
import type { Gathering } from '../trivy/gathering'
import { addImage } from '../trivy/image'
import { addObject } from '../trivy/kubernetes-object'
import type { Spot } from '../trivy/spot'
import { readCheck } from './check'
import { imageSubject } from './image-subject'
import type { ReportResource } from './payload'
import { readSecret } from './secret'
import { subjectOf, type Subject } from './subject'
import { readVulnerability } from './vulnerability'

export const noCluster = 'the report names no cluster; send its name or uid in the header Plimsoll-Cluster'

type Place = { cluster: string | undefined; path: readonly PropertyKey[] }

/**
 * Adds an image report: findings stand on the image, and an edge leads to it from the workload that runs it.
 * Without a cluster the image still stands, the workload cannot.
 */
export function readImageReport(
  into: Gathering,
  resource: ReportResource,
  field: 'vulnerabilities' | 'secrets' | 'components',
  { cluster, path }: Place,
): void {
  const image = imageSubject(resource)
  if (!image) {
    return into.reject({ path: jsonPath([...path, 'report', 'artifact']), message: 'expected the name of an image' })
  }
  const asset = addImage(into, image)
  const subject = subjectOf(resource)
  if (cluster && subject) {
    const object = addObject(into, { cluster, ...subject })
    if (object.isItself) into.addEdge({ from: object.key, kind: 'runs', to: asset })
  }
  // A bill of materials says what is in the image, and that it runs; it looks for no faults.
  if (field === 'components') return
  into.cover(asset, field === 'vulnerabilities' ? 'vulnerability' : 'secret')
  const read = field === 'vulnerabilities' ? readVulnerability : readSecret
  const spot = { asset, target: '', class: '', type: '', list: [...path, 'report', field] }
  for (const [index, item] of (resource.report[field] ?? []).entries()) read(into, item, { ...spot, index })
}

/** Adds a report of checks: what failed stands on the object; gives back the object it covers, if it could. */
export function readCheckReport(into: Gathering, resource: ReportResource, { cluster, path }: Place): Covered | null {
  const reject = (problem: Problem) => {
    into.reject(problem)
    return null
  }
  if (!cluster) return reject({ path: jsonPath(path), message: noCluster })
  const subject = subjectOf(resource)
  if (!subject) {
    const message = 'expected the kind and name of the object in labels or owner references'
    return reject({ path: jsonPath([...path, 'metadata', 'labels']), message })
  }
  const object = addObject(into, { cluster, ...subject })
  const target = `${subject.kind}/${subject.name}`
  const spot: Omit<Spot, 'index'> = {
    asset: object.key,
    target,
    class: '',
    type: '',
    list: [...path, 'report', 'checks'],
  }
  for (const [index, item] of (resource.report.checks ?? []).entries()) readCheck(into, item, { ...spot, index })
  return { asset: object.key, subject, isItself: object.isItself, by: resource.kind }
}

export type Covered = { asset: string; subject: Subject; isItself: boolean; by: string }

/**
 * Notes which objects were covered whole. A report about an object without an asset covers only a part of its
 * namespace; a pod of the control plane is covered by two reports together, its own and that of the infrastructure.
 */
export function coverObjects(into: Gathering, covered: readonly Covered[]): void {
  const readers = new Map<string, Set<string>>()
  for (const { asset, by } of covered) readers.set(asset, (readers.get(asset) ?? new Set()).add(by))
  for (const { asset, subject, isItself } of covered) {
    const isShared = subject.kind === 'Pod' && subject.namespace === 'kube-system'
    into.cover(asset, 'misconfiguration', isItself && (!isShared || (readers.get(asset)?.size ?? 0) > 1))
  }
}
