import { conformsToAdapter } from '@/lib/ingest/conformance'
import { kubernetesAdapter } from './index'
import * as sample from './sample-objects'

const owner = { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web-5d4f' }
const described = (text: string) => ({ metadata: { annotations: { note: text } } })
const estate = [
  ...sample.namespaces('shop'),
  sample.object('v1', 'Node', 'node-1', {
    status: { nodeInfo: { kubeletVersion: 'v1.33.1', osImage: 'Debian GNU 13' } },
  }),
  sample.deployment('web', 'nginx:1.27', {
    containers: [{ name: 'app', image: 'nginx:1.27', args: ['say two words'] }],
  }),
  sample.replicaSet('web-5d4f', 'web', 'nginx:1.27'),
  sample.pod('web-5d4f-a', owner, 'nginx:1.27', `nginx@${sample.digest('a')}`),
  sample.service('front', 'web', { type: 'LoadBalancer' }, { note: 'the front door' }),
  sample.ingress('door', 'front'),
  sample.inNamespace('shop', 'v1', 'ServiceAccount', 'web', described('runs the shop')),
  sample.inNamespace('shop', 'rbac.authorization.k8s.io/v1', 'RoleBinding', 'web', {
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'web' },
    subjects: [
      { kind: 'ServiceAccount', name: 'web', namespace: 'shop' },
      { kind: 'Group', name: 'the whole team' },
    ],
  }),
]
const yaml = `apiVersion: v1
kind: ServiceAccount
metadata: { name: web, namespace: shop }
---
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: agent, namespace: ops }
spec:
  template:
    metadata: { labels: { app: agent } }
    spec: { hostNetwork: true, containers: [{ name: agent, image: "ghcr.io/a/agent:1" }] }
`

conformsToAdapter(
  kubernetesAdapter,
  [
    { name: 'a list', documents: [sample.list(...estate)] },
    { name: 'JSON lines', text: estate.map((item) => JSON.stringify(item)).join('\n') },
    { name: 'an array of objects', documents: [estate] },
    { name: 'YAML documents', text: yaml, context: { cluster: 'prod' } },
    { name: 'an empty list', documents: [sample.list()], context: { cluster: 'prod' } },
    { name: 'a whole snapshot', documents: [sample.list(...estate)], context: { complete: true } },
  ],
  [
    {
      name: 'a list of things without names',
      documents: [sample.list({ apiVersion: 'v1', kind: 'Pod', metadata: {} }, 7)],
    },
    {
      name: 'the refusal of an API server',
      documents: [{ kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', code: 401 }],
    },
    { name: 'a table', documents: [{ kind: 'Table', apiVersion: 'meta.k8s.io/v1', metadata: {}, rows: [] }] },
    { name: 'a list without items', documents: [{ apiVersion: 'v1', kind: 'List' }] },
    { name: 'an audit log', documents: [{ apiVersion: 'audit.k8s.io/v1', kind: 'EventList', items: [] }] },
    {
      name: 'no word of the cluster',
      documents: [sample.list(sample.deployment('web', 'nginx'))],
      context: { cluster: undefined },
    },
    {
      name: 'two clusters in one body',
      documents: [
        ...sample.namespaces(),
        sample.object('v1', 'Namespace', 'kube-system', { metadata: { uid: 'other' } }),
      ],
    },
  ],
)
