type Kind = { verb: string; resource: string; group?: string; subresource?: string; user: string; write?: true }

/** What an API server logs under the shipped policy: mostly controllers and kubelets, some people. */
const mix: readonly (readonly [share: number, kind: Kind])[] = [
  [22, { verb: 'get', resource: 'configmaps', user: 'system:node:node-1' }],
  [14, { verb: 'list', resource: 'pods', user: 'system:serviceaccount:monitoring:prometheus' }],
  [10, { verb: 'watch', resource: 'services', user: 'system:serviceaccount:kube-system:coredns' }],
  [8, { verb: 'get', resource: 'secrets', user: 'system:node:node-2' }],
  [8, { verb: 'create', resource: 'subjectaccessreviews', group: 'authorization.k8s.io', user: 'system:node:node-3' }],
  [8, { verb: 'patch', resource: 'pods', subresource: 'status', user: 'system:node:node-1', write: true }],
  [
    6,
    {
      verb: 'update',
      resource: 'replicasets',
      group: 'apps',
      subresource: 'status',
      user: 'system:serviceaccount:kube-system:replicaset-controller',
      write: true,
    },
  ],
  [
    6,
    { verb: 'create', resource: 'pods', user: 'system:serviceaccount:kube-system:replicaset-controller', write: true },
  ],
  [4, { verb: 'delete', resource: 'pods', user: 'system:serviceaccount:kube-system:replicaset-controller' }],
  [
    4,
    {
      verb: 'update',
      resource: 'deployments',
      group: 'apps',
      user: 'system:serviceaccount:argocd:argocd-application-controller',
      write: true,
    },
  ],
  [6, { verb: 'get', resource: 'pods', user: 'ines.aalto@harbourline.example' }],
  [2, { verb: 'list', resource: 'deployments', group: 'apps', user: 'robin.okafor@harbourline.example' }],
  [2, { verb: 'patch', resource: 'deployments', group: 'apps', user: 'ines.aalto@harbourline.example', write: true }],
]
const wheel = mix.flatMap(([share, kind]) => Array.from({ length: share }, () => kind))

/** The `index`-th event: of the mix above, or an exec into the pod `attack`, which raises an alert of its own. */
export function auditEvent(index: number, at: Date, attack?: string): object {
  const kind: Kind =
    attack !== undefined
      ? { verb: 'create', resource: 'pods', subresource: 'exec', user: 'mallory@harbourline.example' }
      : (wheel[(index * 37) % wheel.length] ?? { verb: 'get', resource: 'pods', user: 'nobody' })
  const name = attack ?? `${kind.resource}-${index % 500}`
  const time = at.toISOString().replace('Z', `${String(index % 1_000).padStart(3, '0')}Z`)
  const prefix = kind.group ? `/apis/${kind.group}/v1` : '/api/v1'
  const path = `${prefix}/namespaces/shop/${kind.resource}/${name}${kind.subresource ? `/${kind.subresource}` : ''}`
  const body = kind.write ? podTemplate(name) : undefined
  return {
    kind: 'Event',
    apiVersion: 'audit.k8s.io/v1',
    level: body ? 'RequestResponse' : 'Metadata',
    auditID: `${String(index).padStart(8, '0')}-4c26-4f0e-9c1a-6f5b7d11${String(at.getTime() % 10_000).padStart(4, '0')}`,
    stage: 'ResponseComplete',
    requestURI: attack ? `${path}?command=sh&stdin=true&tty=true` : path,
    verb: kind.verb,
    user: {
      username: kind.user,
      uid: 'a-uid',
      groups: [kind.user.startsWith('system:node:') ? 'system:nodes' : 'system:authenticated'],
    },
    sourceIPs: ['10.20.0.17'],
    userAgent: `${agentOf(kind.user)}/v1.34.1 (linux/amd64) kubernetes/abcdef0`,
    objectRef: {
      resource: kind.resource,
      ...(kind.subresource && { subresource: kind.subresource }),
      namespace: 'shop',
      name,
      ...(kind.group && { apiGroup: kind.group }),
      apiVersion: 'v1',
    },
    responseStatus: { metadata: {}, code: attack ? 101 : 200 },
    ...(body && { requestObject: body, responseObject: body }),
    requestReceivedTimestamp: time,
    stageTimestamp: time,
    annotations: {
      'authorization.k8s.io/decision': 'allow',
      'authorization.k8s.io/reason': 'RBAC: allowed by ClusterRoleBinding "controllers" of ClusterRole "controllers"',
    },
  }
}

function podTemplate(name: string): object {
  const labels = { app: name, 'app.kubernetes.io/part-of': 'shop', 'pod-template-hash': '6d88f6dcdd' }
  const container = {
    name: 'web',
    image: `registry.example.com/shop/${name}:1.4.2`,
    env: Array.from({ length: 6 }, (_, index) => ({ name: `SETTING_${index}`, value: `value-${index}` })),
    ports: [{ containerPort: 8080, protocol: 'TCP' }],
    resources: { limits: { cpu: '500m', memory: '256Mi' }, requests: { cpu: '50m', memory: '128Mi' } },
    securityContext: { runAsNonRoot: true, allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
    volumeMounts: [{ name: 'config', mountPath: '/etc/app', readOnly: true }],
  }
  return {
    kind: 'Pod',
    apiVersion: 'v1',
    metadata: {
      name,
      namespace: 'shop',
      labels,
      ownerReferences: [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: `${name}-6d88f6dcdd`, controller: true }],
      managedFields: [{ manager: 'kube-controller-manager', operation: 'Update', fieldsV1: { 'f:spec': labels } }],
    },
    spec: { containers: [container], volumes: [{ name: 'config', configMap: { name: 'app' } }], nodeName: 'node-1' },
  }
}

function agentOf(user: string): string {
  if (user.startsWith('system:node:')) return 'kubelet'
  return user.startsWith('system:') ? 'kube-controller-manager' : 'kubectl'
}

/** A batch as an API server posts it. */
export function eventList(items: readonly object[]): string {
  return JSON.stringify({ kind: 'EventList', apiVersion: 'audit.k8s.io/v1', metadata: {}, items })
}
