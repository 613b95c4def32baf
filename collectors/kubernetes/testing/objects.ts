import type { SimulatedObject } from './simulated-api-server'

/** What must never leave the cluster; a test looks for it in every byte. */
export const secrets = [
  'PLAIN-PASSWORD-1',
  'SECRET-DATA-2',
  'APPLIED-COPY-3',
  'CONFIG-VALUE-4',
  'MANAGED-FIELD-5',
  'FLAG-6',
]

const noise = {
  managedFields: [{ manager: 'kubectl', fieldsV1: { 'f:MANAGED-FIELD-5': {} } }],
  annotations: {
    'kubectl.kubernetes.io/last-applied-configuration': '{"stringData":{"p":"APPLIED-COPY-3"}}',
    note: 'kept',
  },
}
const spec = {
  containers: [
    {
      name: 'app',
      image: 'registry.example.com/web:1',
      args: ['--db-password=FLAG-6'],
      env: [
        { name: 'DB_PASSWORD', value: 'PLAIN-PASSWORD-1' },
        { name: 'MODE', value: 'fast' },
      ],
      securityContext: { runAsNonRoot: true },
    },
  ],
}
const made = (kind: string, name: string) => ({
  ownerReferences: [{ apiVersion: 'apps/v1', kind, name, uid: `uid-${name}`, controller: true }],
})

export const namespace = (name: string): SimulatedObject => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, uid: name === 'kube-system' ? 'the-cluster' : `uid-${name}` },
})
export const node = (name: string): SimulatedObject => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name, labels: { 'eks.amazonaws.com/nodegroup': 'a' } },
  status: { nodeInfo: { kubeletVersion: 'v1.34.0-eks-1' }, images: [{ names: ['x'] }] },
})
export const deployment = (name: string, within = 'shop', image = 'registry.example.com/web:1'): SimulatedObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace: within, uid: `uid-${name}`, ...noise },
  spec: {
    replicas: 1,
    template: { metadata: { labels: { app: name } }, spec: { containers: [{ ...spec.containers[0], image }] } },
  },
  status: { readyReplicas: 1 },
})
export const replicaSet = (of: string, within = 'shop'): SimulatedObject => ({
  apiVersion: 'apps/v1',
  kind: 'ReplicaSet',
  metadata: { name: `${of}-1`, namespace: within, ...noise, ...made('Deployment', of) },
  spec: { replicas: 1, template: { spec } },
})
export const pod = (name: string, of: string | null, within = 'shop'): SimulatedObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: within, labels: { app: name }, ...noise, ...(of && made('ReplicaSet', of)) },
  spec: { ...spec, nodeName: 'node-1' },
  status: {
    phase: 'Running',
    containerStatuses: [{ name: 'app', imageID: 'x@sha256:1', ready: true }],
    podIP: '10.0.0.1',
  },
})
export const secret = (name: string): SimulatedObject => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name, namespace: 'shop', ...noise },
  type: 'Opaque',
  data: { password: 'SECRET-DATA-2' },
})
export const configMap = (name: string): SimulatedObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'shop' },
  data: { conf: 'CONFIG-VALUE-4' },
})
export const estate = (): SimulatedObject[] => [
  ...['kube-system', 'shop', 'ops'].map(namespace),
  node('node-1'),
  deployment('web'),
  replicaSet('web'),
  pod('web-1-a', 'web-1'),
  pod('lone', null),
  secret('db'),
  configMap('settings'),
]
