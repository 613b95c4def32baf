/** Small Kubernetes objects for tests, as `kubectl` prints them. */
export const uid = '6f0c6c1e-7c0d-4f0e-9a57-0d9b6c4b1a11'
export const digest = (letter: string) => `sha256:${letter.repeat(64)}`

type Fields = Record<string, unknown>
type Owner = { apiVersion: string; kind: string; name: string }

export const object = (apiVersion: string, kind: string, name: string, rest: Fields & { metadata?: Fields } = {}) => ({
  apiVersion,
  kind,
  ...rest,
  metadata: { name, ...rest.metadata },
})

export const inNamespace = (
  namespace: string,
  apiVersion: string,
  kind: string,
  name: string,
  rest: Fields & { metadata?: Fields } = {},
) => object(apiVersion, kind, name, { ...rest, metadata: { namespace, ...rest.metadata } })

export const ownedBy = ({ apiVersion, kind, name }: Owner) => ({
  ownerReferences: [{ apiVersion, kind, name, uid: `${kind}-${name}`, controller: true, blockOwnerDeletion: true }],
})

export const podSpec = (image: string, rest: Fields = {}) => ({ containers: [{ name: 'app', image }], ...rest })
export const template = (app: string, spec: Fields) => ({ metadata: { labels: { app } }, spec })

export const namespaces = (...names: string[]) =>
  ['kube-system', ...names].map((name) =>
    object('v1', 'Namespace', name, { metadata: { uid: name === 'kube-system' ? uid : `uid-of-${name}` } }),
  )

export const deployment = (name: string, image: string, spec: Fields = {}) =>
  inNamespace('shop', 'apps/v1', 'Deployment', name, {
    metadata: { uid: `d-${name}`, creationTimestamp: '2026-01-02T03:04:05Z' },
    spec: { replicas: 2, template: template(name, podSpec(image, spec)) },
    status: { readyReplicas: 2 },
  })

export const replicaSet = (name: string, owner: string, image: string) =>
  inNamespace('shop', 'apps/v1', 'ReplicaSet', name, {
    metadata: ownedBy({ apiVersion: 'apps/v1', kind: 'Deployment', name: owner }),
    spec: { replicas: 2, template: template(owner, podSpec(image)) },
  })

export const pod = (
  name: string,
  owner: Owner | null,
  image: string,
  imageID = '',
  rest: { labels?: Fields; phase?: string; spec?: Fields; metadata?: Fields } = {},
) =>
  inNamespace('shop', 'v1', 'Pod', name, {
    metadata: { ...(owner && ownedBy(owner)), labels: rest.labels ?? {}, ...rest.metadata },
    spec: podSpec(image, { nodeName: 'node-1', ...rest.spec }),
    status: { phase: rest.phase ?? 'Running', containerStatuses: [{ name: 'app', image, imageID }] },
  })

export const service = (name: string, app: string, spec: Fields = {}, annotations: Fields = {}) =>
  inNamespace('shop', 'v1', 'Service', name, { metadata: { annotations }, spec: { selector: { app }, ...spec } })

export const ingress = (name: string, to: string) =>
  inNamespace('shop', 'networking.k8s.io/v1', 'Ingress', name, {
    spec: {
      rules: [
        {
          host: 'shop.example',
          http: {
            paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: to, port: { number: 80 } } } }],
          },
        },
      ],
    },
  })

export const list = (...items: unknown[]) => ({
  apiVersion: 'v1',
  kind: 'List',
  metadata: { resourceVersion: '' },
  items,
})

export const context = { collectedAt: '2026-03-01T10:00:00.000Z', collector: 'test' }
