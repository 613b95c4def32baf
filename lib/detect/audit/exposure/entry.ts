import type { AuditEvent } from '@/lib/model/audit-event'
import type { Json } from '@/lib/model/json'
import { changeOf, objectName } from '../change'
import { at, listAt, mapAt, textAt, type JsonRecord } from '../read'
import { touches } from '../touched'

/** Resources by which traffic from outside is sent to services, and the API groups that they belong to. */
const groups: Readonly<Record<string, readonly string[]>> = {
  ingresses: ['networking.k8s.io', 'extensions', ''],
  ingressroutes: ['traefik.io', 'traefik.containo.us'],
  httproutes: ['gateway.networking.k8s.io'],
  virtualservices: ['networking.istio.io'],
  routes: ['route.openshift.io'],
}
export const entryResources = Object.keys(groups)

/** An ingress or route as it stands after a request that wrote where it leads. */
export type Entry = {
  resource: string
  name: string
  namespace: string
  labels: Record<string, string>
  annotations: Record<string, string>
  /** Names of the services that it leads to. */
  backends: readonly string[]
  object: JsonRecord
}

const most = 500

/** The entry that a request brings; null where it changed nothing of it, or the log does not hold it. */
export function entryOf(event: AuditEvent): Entry | null {
  const { object } = event
  if (!object || object.subresource !== '' || !Object.hasOwn(groups, object.resource)) return null
  if (!groups[object.resource]?.includes(object.group)) return null
  const after = changeOf(event)?.after
  if (!after || !touches(event, '/spec', '/metadata/annotations', '/metadata/labels')) return null
  return {
    resource: object.resource,
    name: objectName(event),
    namespace: object.namespace,
    labels: mapAt(after, 'metadata', 'labels'),
    annotations: mapAt(after, 'metadata', 'annotations'),
    backends: backendsOf(after, object.resource)
      .filter((name) => name !== '')
      .slice(0, most),
    object: after,
  }
}

function backendsOf(object: JsonRecord, resource: string): string[] {
  const each = (value: Json | undefined, ...path: string[]) => listAt(value ?? null, ...path).slice(0, most)
  const spec = at(object, 'spec')
  switch (resource) {
    case 'ingresses':
      return [
        ...[at(spec, 'defaultBackend'), at(spec, 'backend')].map(ingressBackend),
        ...each(spec, 'rules').flatMap((rule) =>
          each(rule, 'http', 'paths').map((path) => ingressBackend(at(path, 'backend'))),
        ),
      ]
    case 'ingressroutes':
      return each(spec, 'routes').flatMap((route) => each(route, 'services').map((one) => textAt(one, 'name')))
    case 'httproutes':
      return each(spec, 'rules').flatMap((rule) => each(rule, 'backendRefs').map((one) => textAt(one, 'name')))
    case 'virtualservices':
      return each(spec, 'http').flatMap((http) =>
        each(http, 'route').map((one) => textAt(one, 'destination', 'host').split('.')[0] ?? ''),
      )
    default:
      return [textAt(spec, 'to', 'name'), ...each(spec, 'alternateBackends').map((one) => textAt(one, 'name'))]
  }
}

/** The name of an ingress's backend, as v1 writes it and as older versions did. */
const ingressBackend = (backend: Json | undefined) =>
  textAt(backend, 'service', 'name') || textAt(backend, 'serviceName')

/** True where the entry itself asks who comes: an address to ask, a client certificate, a password. */
export const asksForSignIn = ({ annotations }: Entry) =>
  Object.entries(annotations).some(
    ([name, value]) => /\/auth-(?:url|tls-secret|type)$/.test(name) && value !== '' && value !== 'none',
  )

const words: Readonly<Record<string, string>> = {
  ingresses: 'ingress',
  ingressroutes: 'ingress route',
  httproutes: 'HTTP route',
  virtualservices: 'virtual service',
  routes: 'route',
}

/** `ingress shop/web` */
export const entryWords = ({ resource, namespace, name }: Entry) =>
  `${words[resource] ?? resource} ${namespace}/${name}`.slice(0, 400)
