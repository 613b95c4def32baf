import type { Entity } from '@/lib/model/alert'
import type { ObservedEvent } from '@/lib/model/observation'

/**
 * What an alert is about, the same for every event of the same trouble: the asset (it holds cluster, namespace and
 * workload, or host), the container by name or else by image without its tag, and the caller of an API request.
 * Container ids, pods of a known controller and process ids change from start to start, so they are left out.
 */
export function entityKey(event: ObservedEvent): string {
  const named = (kind: Entity['kind']) => event.entities.find((entity) => entity.kind === kind)
  const container = named('container')
  const lasting = container && container.name !== container.detail?.['id'] ? container.name : undefined
  const image = named('image')
    ?.name.replace(/@.*$/, '')
    .replace(/:[^/:]*$/, '')
  const part = lasting ? `container/${lasting}` : image ? `image/${image}` : undefined
  const caller = callerOf(event)
  return [event.asset, ...(part ? [part] : []), ...(caller ? [`caller/${caller}`] : [])].join('|')
}

/** Who made a request to the API server, as Falco or the audit log name them; undefined for other events. */
function callerOf(event: ObservedEvent): string | undefined {
  const logged = event.fields['user.username']
  if (typeof logged === 'string') return logged
  if (!Object.hasOwn(event.fields, 'ka.user.name')) return undefined
  const named = (kind: Entity['kind']) => event.entities.find((entity) => entity.kind === kind)?.name
  return named('user') ?? named('service-account')
}

/**
 * What a request to the API server was about, in words: the workload, node or namespace as `compromisedEntity` has
 * it, any other object by its resource: `clusterrolebindings/ops`, `shop/rolebindings/ops`.
 */
export function compromisedObject(event: ObservedEvent): string {
  const text = (field: string) => (typeof event.fields[field] === 'string' ? event.fields[field] : '')
  const resource = text('objectRef.resource').replace(/\/.*$/, '')
  const name = text('objectRef.name')
  const inventoried = event.entities.some(({ kind }) => kind === 'workload' || kind === 'node' || kind === 'pod')
  if (inventoried || !name || !resource || resource === 'namespaces') return compromisedEntity(event.entities)
  return [text('objectRef.namespace'), resource, name].filter(Boolean).join('/')
}

/** The asset in words: `shop/checkout`, else the namespace, host, node or cluster; '' when no entity is one. */
export function compromisedEntity(entities: readonly Entity[]): string {
  const named = (kind: Entity['kind']) => entities.find((entity) => entity.kind === kind)?.name
  const namespace = named('namespace')
  const workload = named('workload') ?? named('pod')
  if (workload) return namespace ? `${namespace}/${workload}` : workload
  return namespace ?? named('node') ?? named('cluster') ?? named('host') ?? ''
}
