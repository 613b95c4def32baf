import type { AccessRule } from '@/lib/model/access-rule'
import type { AuditEvent } from '@/lib/model/audit-event'
import { changeOf } from '../change'
import { listAt, mapAt, recordOf, type JsonRecord } from '../read'
import { touches } from '../touched'
import { isClusterWide, isRbac } from './rbac-object'
import { roleRules } from './role-rules'

/** What a request makes of a role. */
export type Role = {
  rules: readonly AccessRule[]
  labels: Record<string, string>
  /** Selectors of an aggregated role: which other roles' rules it takes over. */
  selectors: readonly JsonRecord[]
  clusterWide: boolean
  /** `requestObject`, or where the whole is known from the server's answer alone, `responseObject`. */
  root: string
}

const known = new WeakMap<AuditEvent, Role | null>()

/** The role as it stands after a request that wrote its rules; null where it did not, or the log does not hold it. */
export function roleOf(event: AuditEvent): Role | null {
  const remembered = known.get(event)
  if (remembered !== undefined) return remembered
  const role = readRole(event)
  known.set(event, role)
  return role
}

function readRole(event: AuditEvent): Role | null {
  const change = isRbac(event) ? changeOf(event) : null
  if (!change) return null
  const { set, after } = change
  const isLabelled = Object.keys(mapAt(set, 'metadata', 'labels')).some((label) => aggregateLabel.test(label))
  if (!isLabelled && !touches(event, '/rules', '/aggregationRule')) return null
  const root = after === set && event.requestObject !== null ? 'requestObject' : 'responseObject'
  return {
    rules: roleRules(root, after),
    labels: mapAt(after, 'metadata', 'labels'),
    selectors: listAt(after, 'aggregationRule', 'clusterRoleSelectors')
      .map(recordOf)
      .filter((one) => one !== null),
    clusterWide: isClusterWide(event),
    root,
  }
}

/** The label by which a role's rules are added to one of the roles that Kubernetes hands out to people. */
export const aggregateLabel = /^rbac\.authorization\.k8s\.io\/aggregate-to-(admin|edit|view)$/
