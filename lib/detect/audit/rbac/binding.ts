import type { Entity } from '@/lib/model/alert'
import type { AuditEvent } from '@/lib/model/audit-event'
import type { Json } from '@/lib/model/json'
import { clusterOfKey, objectKey } from '@/lib/model/key'
import { changeOf, objectName } from '../change'
import { listAt, recordOf, textAt } from '../read'
import { isClusterWide, isRbac } from './rbac-object'

export type Subject = { kind: 'User' | 'Group' | 'ServiceAccount'; namespace: string; name: string }

/** What a request grants by a binding. */
export type Binding = {
  name: string
  /** '' where the log does not say: a patch of the subjects without the server's answer. */
  role: { kind: string; name: string }
  /** Those that the request named; on a patch, what it left as it was is not among them. */
  subjects: readonly Subject[]
  clusterWide: boolean
}

const mostSubjects = 1_000
/** Longer than any name that Kubernetes takes. */
const longestName = 300
const accountPrefix = 'system:serviceaccount:'

/** The grant that a request makes or changes; null where it names no subjects, or the log does not hold it. */
export function bindingOf(event: AuditEvent): Binding | null {
  const change = isRbac(event) ? changeOf(event) : null
  if (!change) return null
  const subjects = listAt(change.set, 'subjects').slice(0, mostSubjects).flatMap(subjectOf)
  if (subjects.length === 0) return null
  return {
    name: objectName(event),
    role: {
      kind: textAt(change.after, 'roleRef', 'kind').slice(0, longestName),
      name: textAt(change.after, 'roleRef', 'name').slice(0, longestName),
    },
    subjects,
    clusterWide: isClusterWide(event),
  }
}

/** A service account may also be written as the user that the API server makes of it: the same subject. */
function subjectOf(value: Json): Subject[] {
  const name = textAt(value, 'name').slice(0, longestName)
  const kind = textAt(value, 'kind').replace(/^System/, '')
  if (!recordOf(value) || name === '') return []
  if (kind === 'ServiceAccount') return [{ kind, namespace: textAt(value, 'namespace').slice(0, longestName), name }]
  if (kind === 'Group') return [{ kind, namespace: '', name }]
  if (kind !== 'User') return []
  const [namespace, account, ...more] = name.startsWith(accountPrefix)
    ? name.slice(accountPrefix.length).split(':')
    : []
  const isAccount = namespace !== undefined && account !== undefined && more.length === 0
  return [isAccount ? { kind: 'ServiceAccount', namespace, name: account } : { kind, namespace: '', name }]
}

/** `User jane, ServiceAccount shop/web and 2 more` */
export function subjectsInWords(subjects: readonly Subject[]): string {
  const named = subjects.slice(0, 3).map((subject) => `${subject.kind} ${nameOf(subject)}`)
  const more = subjects.length - named.length
  return more > 0 ? `${named.join(', ')} and ${more} more` : named.join(', ')
}

/** The role and the subjects as evidence. */
export function bindingEvidence({ role, subjects }: Binding): Record<string, Json> {
  const shown = subjects.slice(0, 30).map((subject) => `${subject.kind} ${nameOf(subject)}`)
  return {
    ...(role.name && { roleRef: `${role.kind || 'role'} ${role.name.slice(0, 120)}` }),
    subjects: shown,
    ...(subjects.length > shown.length && { 'further subjects': subjects.length - shown.length }),
  }
}

/** The accounts and users that were given the role. */
export function subjectEntities(subjects: readonly Subject[], event: AuditEvent): Entity[] {
  const cluster = clusterOfKey(event.cluster) ?? ''
  const detail = { role: 'subject' }
  return subjects.slice(0, 10).flatMap((subject): Entity[] => {
    const { kind, namespace, name } = subject
    if (kind === 'Group') return []
    if (kind === 'User') return [{ kind: 'user', name: nameOf(subject), detail }]
    const key = objectKey(cluster, '', 'ServiceAccount', namespace, name)
    return [{ kind: 'service-account', name: nameOf(subject), ...(namespace && { key }), detail }]
  })
}

const nameOf = ({ kind, namespace, name }: Subject) =>
  (kind === 'ServiceAccount' && namespace ? `${namespace}/${name}` : name).slice(0, 200)
