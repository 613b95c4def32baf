import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { selfSigned } from './self-signed'

type Metadata = { name: string; namespace?: string; uid?: string; resourceVersion?: string } & Record<string, unknown>
export type SimulatedObject = { apiVersion: string; kind: string; metadata: Metadata } & Record<string, unknown>
type Change = { type: 'ADDED' | 'MODIFIED' | 'DELETED'; version: number; path: string; object: SimulatedObject }
type Watch = { path: string; response: ServerResponse; accept: string }

/** Path of a list → kind; groups by the version in front. */
const resources: Record<string, { kind: string; namespaced: boolean }> = {
  '/api/v1/namespaces': { kind: 'Namespace', namespaced: false },
  '/api/v1/nodes': { kind: 'Node', namespaced: false },
  '/api/v1/pods': { kind: 'Pod', namespaced: true },
  '/api/v1/secrets': { kind: 'Secret', namespaced: true },
  '/api/v1/configmaps': { kind: 'ConfigMap', namespaced: true },
  '/api/v1/services': { kind: 'Service', namespaced: true },
  '/api/v1/serviceaccounts': { kind: 'ServiceAccount', namespaced: true },
  '/apis/apps/v1/deployments': { kind: 'Deployment', namespaced: true },
  '/apis/apps/v1/statefulsets': { kind: 'StatefulSet', namespaced: true },
  '/apis/apps/v1/replicasets': { kind: 'ReplicaSet', namespaced: true },
  '/apis/rbac.authorization.k8s.io/v1/clusterroles': { kind: 'ClusterRole', namespaced: false },
  '/apis/rbac.authorization.k8s.io/v1/clusterrolebindings': { kind: 'ClusterRoleBinding', namespaced: false },
  '/apis/rbac.authorization.k8s.io/v1/roles': { kind: 'Role', namespaced: true },
  '/apis/networking.k8s.io/v1/networkpolicies': { kind: 'NetworkPolicy', namespaced: true },
  '/api/v1/resourcequotas': { kind: 'ResourceQuota', namespaced: true },
  '/apis/rbac.authorization.k8s.io/v1/rolebindings': { kind: 'RoleBinding', namespaced: true },
  '/apis/gateway.networking.k8s.io/v1/httproutes': { kind: 'HTTPRoute', namespaced: true },
}

/**
 * A simulated API server: speaks discovery, paged lists, watches, bookmarks and 410 as Kubernetes does, over HTTPS, of
 * objects that a test puts into it. No admission, no controllers; who comes with the right token may read, except the
 * paths in `forbidden`.
 */
export class SimulatedApiServer {
  readonly objects = new Map<string, SimulatedObject>()
  readonly requests: string[] = []
  readonly forbidden = new Set<string>()
  /** What else is answered, by path: what kubelets say of themselves. */
  readonly answers = new Map<string, unknown>()
  /** Names of client certificates that were shown. */
  readonly clients = new Set<string>()
  readonly tls = selfSigned('simulated-api-server')
  private readonly changes: Change[] = []
  private readonly watches = new Set<Watch>()
  private readonly sockets = new Set<Socket>()
  private version = 100
  private compacted = 0
  private server: Server | null = null
  private port = 0

  constructor(readonly token = 'the-token') {}

  get url(): string {
    return `https://127.0.0.1:${this.port}`
  }

  async listen(): Promise<void> {
    const options = { ...this.tls, requestCert: true, rejectUnauthorized: false }
    const server = createServer(options, (request, response) => this.answer(request, response))
    server.on('connection', (socket: Socket) => {
      this.sockets.add(socket)
      socket.once('close', () => this.sockets.delete(socket))
    })
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve))
    this.port = (server.address() as AddressInfo).port
    this.server = server
  }

  /** Goes away as a killed process does. */
  async close(): Promise<void> {
    const { server } = this
    this.server = null
    const closed = new Promise((resolve) => (server ? server.close(resolve) : resolve(null)))
    for (const socket of this.sockets) socket.destroy()
    this.watches.clear()
    await closed
  }

  put(...objects: SimulatedObject[]): void {
    for (const object of objects) {
      const path = this.pathOf(object)
      const id = idOf(path, object)
      const type = this.objects.has(id) ? 'MODIFIED' : 'ADDED'
      this.record(type, path, id, object)
    }
  }

  remove(kind: string, name: string, namespace = ''): void {
    for (const [id, object] of this.objects) {
      const { metadata } = object
      if (object.kind !== kind || metadata.name !== name || (metadata.namespace ?? '') !== namespace) continue
      this.record('DELETED', this.pathOf(object), id, object)
      return
    }
    throw new Error(`there is no ${kind} ${namespace}/${name}`)
  }

  /** Forgets history: a watch from before is told 410. */
  compact(): void {
    this.compacted = this.version
  }

  /** Ends all watches, as a server that restarts does. */
  endWatches(): void {
    for (const { response } of this.watches) response.end()
    this.watches.clear()
  }

  /** Tells all watches how far they are. */
  bookmark(): void {
    for (const watch of this.watches) {
      const metadata = { resourceVersion: String(this.version) }
      send(watch, { type: 'BOOKMARK', object: { kind: resources[watch.path]?.kind, metadata } })
    }
  }

  private record(type: Change['type'], path: string, id: string, given: SimulatedObject): void {
    this.version += 1
    const object = { ...given, metadata: { ...given.metadata, resourceVersion: String(this.version) } }
    if (type === 'DELETED') this.objects.delete(id)
    else this.objects.set(id, object)
    const change = { type, version: this.version, path, object }
    this.changes.push(change)
    for (const watch of this.watches) if (watch.path === path) send(watch, { type, object })
  }

  private pathOf({ apiVersion, kind }: SimulatedObject): string {
    const root = apiVersion.includes('/') ? `/apis/${apiVersion}/` : `/api/${apiVersion}/`
    const found = Object.entries(resources).find(([path, facts]) => facts.kind === kind && path.startsWith(root))
    if (!found) throw new Error(`${apiVersion} ${kind} is not simulated`)
    return found[0]
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', this.url)
    this.requests.push(`${request.method} ${url.pathname}${url.search}`)
    const certificate = (request.socket as TLSSocket).getPeerCertificate()
    const client = certificate.subject ? String(certificate.subject.CN) : null
    if (client) this.clients.add(client)
    const reply = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(body))
    }
    const fault = (code: number, message: string) => reply(code, { kind: 'Status', status: 'Failure', code, message })
    if (client === null && request.headers.authorization !== `Bearer ${this.token}`) return fault(401, 'Unauthorized')
    if (url.pathname === '/version') return reply(200, { gitVersion: 'v1.34.0' })
    if (url.pathname === '/apis') return reply(200, { kind: 'APIGroupList', groups: groups() })
    const list = resourceList(url.pathname)
    if (list) return reply(200, list)
    if (this.forbidden.has(url.pathname)) return fault(403, `${url.pathname} is forbidden: User "x" cannot get it`)
    const answer = this.answers.get(url.pathname)
    if (answer !== undefined) return reply(200, answer)
    const facts = resources[url.pathname]
    if (!facts) {
      const one = this.objects.get(url.pathname)
      return one ? reply(200, one) : fault(404, 'the server could not find the requested resource')
    }
    const accept = request.headers.accept ?? ''
    if (url.searchParams.get('watch') === 'true') return this.watch(url, accept, response)
    const all = [...this.objects].filter(([id]) => id.startsWith(`${url.pathname}/`)).map(([, object]) => object)
    const [from = '0', at = String(this.version)] = (url.searchParams.get('continue') ?? '').split('@')
    const start = Number(from)
    const end = start + (Number(url.searchParams.get('limit')) || all.length)
    const next = end < all.length ? `${end}@${at}` : undefined
    // Items of a typed list carry no kind of their own.
    const items = all.slice(start, end).map((object) => {
      const { kind: _kind, apiVersion: _version, ...item } = reduced(object, accept)
      return item
    })
    return reply(200, {
      kind: accept.includes('PartialObjectMetadataList') ? 'PartialObjectMetadataList' : `${facts.kind}List`,
      metadata: { resourceVersion: at, ...(next && { continue: next }) },
      items,
    })
  }

  private watch(url: URL, accept: string, response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'application/json' })
    const watch = { path: url.pathname, response, accept }
    const from = Number(url.searchParams.get('resourceVersion'))
    if (from < this.compacted) {
      send(watch, {
        type: 'ERROR',
        object: { kind: 'Status', code: 410, message: `too old resource version: ${from}` },
      })
      response.end()
      return
    }
    response.flushHeaders()
    for (const change of this.changes) if (change.path === url.pathname && change.version > from) send(watch, change)
    this.watches.add(watch)
    response.once('close', () => this.watches.delete(watch))
  }
}

const idOf = (path: string, { metadata }: SimulatedObject) =>
  metadata.namespace ? `${path}/${metadata.namespace}/${metadata.name}` : `${path}/${metadata.name}`

function reduced(object: SimulatedObject, accept: string): SimulatedObject {
  if (!accept.includes('PartialObjectMetadata')) return object
  return { apiVersion: 'meta.k8s.io/v1', kind: 'PartialObjectMetadata', metadata: object.metadata }
}

function send({ response, accept }: Watch, event: { type: string; object: object }): void {
  const object = 'metadata' in event.object ? reduced(event.object as SimulatedObject, accept) : event.object
  response.write(`${JSON.stringify({ type: event.type, object })}\n`)
}

function groups() {
  const versions = [...new Set(Object.keys(resources).flatMap((path) => /^\/apis\/(.+)\/[^/]+$/.exec(path)?.[1] ?? []))]
  return versions.map((groupVersion) => ({
    name: groupVersion.split('/')[0],
    preferredVersion: { groupVersion },
    versions: [{ groupVersion }],
  }))
}

function resourceList(root: string) {
  const found = Object.entries(resources).filter(([path]) => path.slice(0, path.lastIndexOf('/')) === root)
  if (found.length === 0) return null
  return {
    kind: 'APIResourceList',
    resources: found.map(([path, { kind, namespaced }]) => ({
      name: path.slice(root.length + 1),
      kind,
      namespaced,
      verbs: ['get', 'list', 'watch'],
    })),
  }
}
