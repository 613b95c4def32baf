import type { AuditEvent } from '@/lib/model/audit-event'

export const roleResources = ['roles', 'clusterroles'] as const
export const bindingResources = ['rolebindings', 'clusterrolebindings'] as const

/** RBAC's own group, OpenShift's older one over the same objects, and none where an exporter leaves the group out. */
const groups = new Set(['rbac.authorization.k8s.io', 'authorization.openshift.io', ''])

/** True for roles and bindings of RBAC; clouds have resources of the same names in groups of their own. */
export const isRbac = ({ object }: AuditEvent): boolean =>
  object !== null && object.subresource === '' && groups.has(object.group)

/** True for what holds in the whole cluster. */
export const isClusterWide = ({ object }: AuditEvent): boolean => object?.resource.startsWith('cluster') ?? false
