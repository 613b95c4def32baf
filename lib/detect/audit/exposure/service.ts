import type { AuditEvent } from '@/lib/model/audit-event'
import { asksForInternal } from '@/lib/model/internal-load-balancer'
import { changeOf, objectName } from '../change'
import { at, listAt, mapAt, textAt, textsAt, type JsonRecord } from '../read'
import { touches } from '../touched'

export type ServicePort = { port: number; target: string | number; name: string }

/** A service as it stands after a request that wrote how it is reached. */
export type ServiceView = {
  name: string
  namespace: string
  /** `ClusterIP` where none is given. */
  type: string
  ports: readonly ServicePort[]
  labels: Record<string, string>
  selector: Record<string, string>
  externalIps: readonly string[]
  externalName: string
  sourceRanges: readonly string[]
  /** The cloud is asked to keep it inside the network. */
  internal: boolean
  /** False where a load balancer was told to do without ports on the nodes. */
  nodePorts: boolean
}

const known = new WeakMap<AuditEvent, ServiceView | null>()

/** The service that a request brings; null where it left alone how it is reached, or the log does not hold it. */
export function serviceOf(event: AuditEvent): ServiceView | null {
  const remembered = known.get(event)
  if (remembered !== undefined) return remembered
  const view = readService(event)
  known.set(event, view)
  return view
}

function readService(event: AuditEvent): ServiceView | null {
  const { object } = event
  if (object?.resource !== 'services' || object.group !== '' || object.subresource !== '') return null
  const after = changeOf(event)?.after
  if (!after || !touches(event, '/spec', '/metadata/annotations', '/metadata/labels')) return null
  return {
    name: objectName(event),
    namespace: object.namespace,
    type: textAt(after, 'spec', 'type').slice(0, 40) || 'ClusterIP',
    ports: portsOf(after),
    labels: mapAt(after, 'metadata', 'labels'),
    selector: mapAt(after, 'spec', 'selector'),
    externalIps: textsAt(after, 'spec', 'externalIPs'),
    externalName: textAt(after, 'spec', 'externalName'),
    sourceRanges: textsAt(after, 'spec', 'loadBalancerSourceRanges'),
    internal:
      asksForInternal(mapAt(after, 'metadata', 'annotations')) ||
      /internal/i.test(textAt(after, 'spec', 'loadBalancerClass')),
    nodePorts: at(after, 'spec', 'allocateLoadBalancerNodePorts') !== false,
  }
}

function portsOf(after: JsonRecord): ServicePort[] {
  return listAt(after, 'spec', 'ports')
    .slice(0, 200)
    .map((item) => {
      const port = at(item, 'port')
      const target = at(item, 'targetPort')
      return {
        port: typeof port === 'number' ? port : 0,
        target: typeof target === 'number' ? target : typeof target === 'string' ? target.slice(0, 63) : 0,
        name: textAt(item, 'name').slice(0, 63),
      }
    })
}

/** True where it is reached from outside the cluster at all: by a load balancer, a port of every node, an address. */
export const isOutside = ({ type, externalIps }: ServiceView) =>
  type === 'LoadBalancer' || type === 'NodePort' || externalIps.length > 0

/** True where its load balancer lets only some addresses in. Half of the internet is not some. */
export const isRestricted = ({ type, sourceRanges }: ServiceView) =>
  type === 'LoadBalancer' && sourceRanges.length > 0 && sourceRanges.every((range) => bitsOf(range) >= 8)

/** True where nothing keeps the whole internet from its load balancer. */
export const isPublic = (service: ServiceView) =>
  service.type === 'LoadBalancer' && !service.internal && !isRestricted(service)

function bitsOf(range: string): number {
  const bits = Number(range.trim().split('/')[1] ?? 32)
  return Number.isInteger(bits) ? bits : 0
}

/** `LoadBalancer service shop/web` */
export const serviceWords = ({ type, namespace, name }: ServiceView) =>
  `${type} service ${namespace}/${name}`.slice(0, 400)
