import type { AuditEvent } from '@/lib/model/audit-event'
import { randomOf } from './demo/random'

type Doer = { user: string; agent: string; groups?: string[]; address: string }
type Deed = [verb: string, resource: string, namespace: string, name: string, parts?: Partial<AuditEvent>]

const account = (namespace: string, name: string, agent: string): Doer => ({
  user: `system:serviceaccount:${namespace}:${name}`,
  groups: ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated'],
  agent: `${agent}/v1.4.0 (linux/amd64) kubernetes/0000000`,
  address: '10.244.1.7',
})
const person = (user: string, agent = 'kubectl/v1.34.0 (darwin/arm64) kubernetes/0000000'): Doer => ({
  user,
  groups: ['developers', 'system:authenticated'],
  agent,
  address: '10.10.0.21',
})
const teams = ['shop', 'pay', 'search']
const groupOf: Readonly<Record<string, string>> = {
  deployments: 'apps',
  replicasets: 'apps',
  jobs: 'batch',
  leases: 'coordination.k8s.io',
}

/** Who does what, and how often in an hour. Delivery accounts are named in `benignDelivery`. */
const routine: readonly { doer: Doer; hourly: number; deeds: (pick: (count: number) => number) => Deed[] }[] = [
  ...[1, 2, 3].map((node) => ({
    doer: {
      user: `system:node:worker-${node}`,
      groups: ['system:nodes'],
      agent: 'kubelet/v1.34.0 (linux/amd64)',
      address: `10.0.0.${node}`,
    },
    hourly: 30,
    deeds: (pick: (count: number) => number): Deed[] => [
      ['get', 'secrets', teams[pick(3)] ?? 'shop', 'db'],
      ['patch', 'nodes', '', `worker-${node}`],
      ['update', 'leases', 'kube-node-lease', `worker-${node}`],
    ],
  })),
  {
    doer: account('kube-system', 'replicaset-controller', 'kube-controller-manager'),
    hourly: 6,
    deeds: (pick) => {
      const name = `web-7d9c-${pick(9000)}`
      const metadata = { name, ownerReferences: [{ kind: 'ReplicaSet', name: 'web-7d9c', controller: true }] }
      return [
        [
          'create',
          'pods',
          teams[pick(3)] ?? 'shop',
          name,
          { requestObject: { metadata, spec: { containers: [{ name: 'web', image: 'registry.example/web:1' }] } } },
        ],
      ]
    },
  },
  {
    doer: account('kube-system', 'generic-garbage-collector', 'kube-controller-manager'),
    hourly: 8,
    deeds: (pick) =>
      Array.from({ length: 12 }, (_, index): Deed => ['delete', 'pods', 'shop', `web-${pick(9000)}-${index}`]),
  },
  {
    doer: { user: 'system:kube-scheduler', agent: 'kube-scheduler/v1.34.0', address: '10.0.0.10' },
    hourly: 20,
    deeds: (pick) => [['create', 'pods/binding', 'shop', `web-${pick(9000)}`]],
  },
  {
    doer: account('argocd', 'argocd-application-controller', 'argocd-application-controller'),
    hourly: 12,
    deeds: (pick) => [
      ['list', 'secrets', '', ''],
      ['patch', 'deployments', teams[pick(3)] ?? 'shop', 'web'],
    ],
  },
  {
    doer: person('ci-deploy', 'Helm/3.15.0'),
    hourly: 4,
    deeds: (pick) => [
      ['create', 'rolebindings', teams[pick(3)] ?? 'shop', 'web'],
      ['patch', 'deployments', teams[pick(3)] ?? 'shop', 'web'],
      ['create', 'secrets', 'shop', 'sh.helm.release.v1.web.v2'],
    ],
  },
  {
    doer: account('monitoring', 'prometheus', 'Prometheus'),
    hourly: 40,
    deeds: () => [
      ['list', 'pods', '', ''],
      ['list', 'nodes', '', ''],
      ['list', 'services', '', ''],
    ],
  },
  {
    doer: account('cert-manager', 'cert-manager', 'cert-manager-certificates'),
    hourly: 4,
    deeds: () => [
      ['get', 'secrets', 'shop', 'web-tls'],
      ['update', 'secrets', 'shop', 'web-tls'],
    ],
  },
  {
    doer: account('autoscaler', 'cluster-autoscaler', 'cluster-autoscaler'),
    hourly: 20,
    deeds: () => [
      ['list', 'nodes', '', ''],
      ['list', 'pods', '', ''],
    ],
  },
  {
    doer: {
      user: 'system:anonymous',
      groups: ['system:unauthenticated'],
      agent: 'kube-probe/1.34',
      address: '10.0.0.2',
    },
    hourly: 60,
    deeds: () => [['get', '', '', '', { uri: '/readyz' }]],
  },
  ...['ines', 'robin', 'tomasz'].map((name, index) => ({
    doer: person(name),
    hourly: 5,
    deeds: (): Deed[] => [
      ['list', 'pods', teams[index] ?? 'shop', ''],
      ['get', 'deployments', teams[index] ?? 'shop', 'web'],
      ['get', 'pods/log', teams[index] ?? 'shop', 'web-1'],
    ],
  })),
]

/** Accounts of the day that deliver by themselves, as its admins would have named them. */
export const benignDelivery = ['ci-deploy', 'system:serviceaccount:argocd:argocd-application-controller']

/**
 * Simulated days of an ordinary cluster, in order of time: kubelets, controllers, scheduler, GitOps, deploys of CI,
 * autoscaler, certificates, monitoring, health checks, and people who read. Nothing in it is worth an alert.
 */
export function benignDays(cluster: string, begin: string, days: number): AuditEvent[] {
  const random = randomOf(`benign ${begin}`)
  const pick = (count: number) => Math.floor(random() * count)
  const events: AuditEvent[] = []
  for (let hour = 0; hour < days * 24; hour += 1) {
    for (const { doer, hourly, deeds } of routine) {
      for (let time = 0; time < hourly; time += 1) {
        const at = Date.parse(begin) + (hour + random()) * 3_600_000
        for (const [index, deed] of deeds(pick).entries())
          events.push(eventOf(cluster, at + index * 400, doer, deed, events.length))
      }
    }
  }
  return events.sort((a, b) => (a.at < b.at ? -1 : 1))
}

function eventOf(
  cluster: string,
  at: number,
  doer: Doer,
  [verb, path, namespace, name, parts]: Deed,
  serial: number,
): AuditEvent {
  const [resource = '', subresource = ''] = path.split('/')
  const group =
    resource.endsWith('bindings') && resource !== 'bindings' ? 'rbac.authorization.k8s.io' : (groupOf[resource] ?? '')
  return {
    auditId: `benign-${serial}`,
    stage: 'ResponseComplete',
    level: 'Metadata',
    at: new Date(at).toISOString(),
    verb,
    uri: `/${resource}`,
    user: { name: doer.user, groups: doer.groups ?? ['system:authenticated'], extra: {} },
    impersonated: null,
    sourceIps: [doer.address],
    userAgent: doer.agent,
    object: resource === '' ? null : { resource, subresource, group, version: 'v1', namespace, name },
    code: verb === 'create' ? 201 : 200,
    reason: '',
    message: '',
    requestObject: null,
    responseObject: null,
    annotations: { 'authorization.k8s.io/decision': 'allow' },
    cluster,
    ...parts,
  }
}
