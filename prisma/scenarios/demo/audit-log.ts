import { clusterOf } from './clusters'
import type { Moments } from './moment'
import { shareOf, uuidOf } from './random'
import { podOf } from './seen-pod'
import type { Pending } from './shape'

type Request = {
  verb: string
  user: string
  groups?: string[]
  address?: string
  agent?: string
  /** `booking/pods/web/exec`: namespace, resource, name, subresource; no namespace: `/nodes/a`. */
  path: string
  group?: string
  query?: string
  code?: number
  body?: object
}

const cluster = clusterOf('prod-eu-1')
const people = ['ines.aalto@harbourline.example', 'robin.okafor@harbourline.example']
const contractor = {
  user: 'm.lindqvist@contractor.example',
  groups: ['harbour:contractors', 'system:authenticated'],
  address: '203.0.113.61',
}
const rbac = 'rbac.authorization.k8s.io'

function eventOf(request: Request, at: Date): object {
  const { verb, user, path, group = '', query = '', code = 200, body } = request
  const [namespace = '', resource = '', name = '', subresource = ''] = path.split('/')
  const time = `${at.toISOString().slice(0, 23)}${String(Math.floor(shareOf('micros', path, user) * 1_000)).padStart(3, '0')}Z`
  const place = [namespace && `namespaces/${namespace}`, resource, name, subresource].filter(Boolean).join('/')
  return {
    kind: 'Event',
    apiVersion: 'audit.k8s.io/v1',
    level: body ? 'RequestResponse' : 'Metadata',
    auditID: uuidOf('audit', path, verb, at.getTime()),
    stage: subresource === 'exec' ? 'ResponseStarted' : 'ResponseComplete',
    requestURI: `${group ? `/apis/${group}/v1` : '/api/v1'}/${place}${query}`,
    verb,
    user: { username: user, groups: request.groups ?? ['harbour:platform', 'system:authenticated'] },
    sourceIPs: [request.address ?? '10.20.4.17'],
    userAgent: request.agent ?? 'kubectl/v1.35.1 (linux/amd64) kubernetes/d11a3f0',
    objectRef: {
      resource,
      ...(subresource && { subresource }),
      ...(namespace && { namespace }),
      ...(name && { name }),
      ...(group && { apiGroup: group }),
      apiVersion: 'v1',
    },
    responseStatus: { metadata: {}, code },
    ...(body && { requestObject: body, responseObject: body }),
    requestReceivedTimestamp: time,
    stageTimestamp: time,
    annotations: { 'authorization.k8s.io/decision': code === 403 ? 'forbid' : 'allow' },
  }
}

/** What people and controllers do on an ordinary day. */
function ordinary(round: number): Request[] {
  const [admin = '', reader = ''] = people
  const delivery = {
    user: 'system:serviceaccount:platform:config-sync',
    groups: ['system:serviceaccounts', 'system:serviceaccounts:platform', 'system:authenticated'],
    address: '10.240.3.9',
    agent: 'config-sync/v1.21.0',
  }
  const look: Request[] = [
    { verb: 'list', user: admin, path: 'booking/pods' },
    { verb: 'get', user: admin, path: 'booking/deployments/web', group: 'apps' },
    { verb: 'list', user: reader, path: 'tracking/pods', address: '10.20.4.31' },
    { verb: 'get', user: reader, path: 'payments/configmaps/ledger', code: 403, address: '10.20.4.31' },
  ]
  const serve: Request[] = [
    { ...delivery, verb: 'get', path: 'booking/services/web' },
    {
      verb: 'update',
      user: 'system:kube-scheduler',
      groups: [],
      path: 'kube-system/leases/kube-scheduler',
      group: 'coordination.k8s.io',
      address: '10.20.0.4',
      agent: 'kube-scheduler/v1.35.4',
    },
    {
      verb: 'get',
      user: `system:node:${cluster.nodes[round % cluster.nodes.length]}`,
      groups: ['system:nodes'],
      path: 'booking/configmaps/web',
      address: '10.20.1.5',
      agent: 'kubelet/v1.35.4',
    },
  ]
  return round % 2 ? [...look, ...serve] : [...serve, ...look.slice(1)]
}

/** A contractor's account in wrong hands: into a pod, what it could read, and a way to come back. */
function story(): { minutes: number; request: Request }[] {
  const { pod } = podOf('prod-eu-1', 'booking/web')
  const binding = {
    kind: 'ClusterRoleBinding',
    metadata: { name: 'support-tools' },
    roleRef: { apiGroup: rbac, kind: 'ClusterRole', name: 'cluster-admin' },
    subjects: [{ kind: 'ServiceAccount', name: 'default', namespace: 'booking' }],
  }
  const escape = {
    kind: 'Pod',
    metadata: { name: 'node-shell-7x', namespace: 'booking' },
    spec: {
      hostPID: true,
      containers: [{ name: 'shell', image: 'docker.io/library/alpine:3.22', securityContext: { privileged: true } }],
      volumes: [{ name: 'root', hostPath: { path: '/' } }],
    },
  }
  return [
    { minutes: 52, request: { ...contractor, verb: 'list', path: 'booking/pods' } },
    {
      minutes: 50,
      request: {
        ...contractor,
        verb: 'get',
        path: `booking/pods/${pod}/exec`,
        query: '?command=%2Fbin%2Fsh&stdin=true&tty=true',
        code: 101,
      },
    },
    { minutes: 48, request: { ...contractor, verb: 'list', path: '/secrets', code: 403 } },
    { minutes: 47, request: { ...contractor, verb: 'list', path: 'booking/secrets' } },
    {
      minutes: 44,
      request: {
        ...contractor,
        verb: 'create',
        path: '/clusterrolebindings/support-tools',
        group: rbac,
        code: 201,
        body: binding,
      },
    },
    {
      minutes: 41,
      request: { ...contractor, verb: 'create', path: 'booking/pods/node-shell-7x', code: 201, body: escape },
    },
    { minutes: 33, request: { ...contractor, verb: 'delete', path: 'booking/events/node-shell-7x.17e9' } },
  ]
}

/** What the API server of one cluster posted: three days of ordinary requests, a test, and the story. */
export function auditReports(moments: Moments): Pending[] {
  const test = { verb: 'list', user: people[0] ?? '', path: 'plimsoll-selftest-harbour1/pods' }
  const rounds = Array.from({ length: 18 }, (_, round) => ({
    minutes: 72 * 60 - round * 238,
    requests: [...ordinary(round), ...(round === 3 ? [test] : [])],
  }))
  const told = [...rounds, ...story().map(({ minutes, request }) => ({ minutes, requests: [request] }))]
  return told.map(({ minutes, requests }): Pending => {
    const at = moments.ago(0, minutes)
    const items = requests.map((request, index) =>
      eventOf(request, new Date(at.getTime() - (requests.length - index) * 900)),
    )
    return {
      at: new Date(at.getTime() + 1_000),
      collector: 'audit-prod-eu-1',
      format: 'kubernetes-audit',
      cluster: cluster.uid,
      body: () => JSON.stringify({ kind: 'EventList', apiVersion: 'audit.k8s.io/v1', items }),
    }
  })
}
