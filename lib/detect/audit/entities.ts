import type { Entity } from '@/lib/model/alert'
import type { AuditEvent, AuditUser } from '@/lib/model/audit-event'
import { parseImageReference } from '@/lib/model/image-reference'
import { clusterOfKey, imageKey, imageTagKey, objectKey } from '@/lib/model/key'
import { serviceAccountOf } from './users'

/** An image as an entity of an alert; its key where the inventory can hold it. */
export function imageEntity(image: string): Entity {
  const reference = parseImageReference(image)
  const { repository = '', tag = null, digest = null } = reference ?? {}
  const key = digest ? imageKey(repository, digest) : tag ? imageTagKey(repository, tag) : undefined
  return { kind: 'image', name: image.slice(0, 512), ...(key && { key }) }
}

/** A container by its name. */
export const containerEntity = (name: string): Entity => ({ kind: 'container', name: name.slice(0, 253) })

/** An address as an entity of an alert. */
export const addressEntity = (address: string): Entity => ({ kind: 'ip', name: address.slice(0, 64) })

/** A user of the API server as an entity: a service account by namespace and name, everyone else as logged. */
export function userEntity(user: AuditUser, event: AuditEvent, role: 'caller' | 'impersonated'): Entity {
  const account = serviceAccountOf(user)
  if (!account) return { kind: 'user', name: user.name, detail: { role } }
  const cluster = clusterOfKey(event.cluster) ?? ''
  const key = objectKey(cluster, '', 'ServiceAccount', account.namespace, account.name)
  return { kind: 'service-account', name: `${account.namespace}/${account.name}`, key, detail: { role } }
}
