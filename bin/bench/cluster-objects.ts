const perWorkload = 5
const perNamespace = 20
const rbac = 'rbac.authorization.k8s.io'

/**
 * A cluster of `pods` pods: five to a workload, twenty workloads to a namespace, each namespace with a policy, a quota,
 * roles and bindings, each workload with a service and an account of its own.
 */
export function clusterObjects(pods: number): object[] {
  const workloads = Math.ceil(pods / perWorkload)
  const namespaces = Math.ceil(workloads / perNamespace)
  return [
    made('v1', 'Namespace', 'kube-system', null, { metadata: { uid: 'bench-cluster' } }),
    ...range(3).map((at) =>
      made('v1', 'Node', `node-${at}`, null, { status: { nodeInfo: { kubeletVersion: 'v1.35.2-eks-1' } } }),
    ),
    ...range(40).map((at) => role('ClusterRole', `cluster-role-${at}`, null, at)),
    ...range(40).map((at) => binding('ClusterRoleBinding', 'ClusterRole', `cluster-role-${at}`, null, `team-${at}`)),
    ...range(namespaces).flatMap((at) => namespaceObjects(`team-${at}`, at)),
    ...range(workloads).flatMap((at) => workloadObjects(`app-${at}`, `team-${Math.floor(at / perNamespace)}`, at)),
  ]
}

const range = (count: number) => Array.from({ length: count }, (_, at) => at)

function made(
  apiVersion: string,
  kind: string,
  name: string,
  namespace: string | null,
  rest: Record<string, unknown> & { metadata?: object },
) {
  return { apiVersion, kind, ...rest, metadata: { name, ...(namespace && { namespace }), ...rest.metadata } }
}

function namespaceObjects(namespace: string, at: number): object[] {
  return [
    made('v1', 'Namespace', namespace, null, { metadata: { labels: { team: namespace } } }),
    made('networking.k8s.io/v1', 'NetworkPolicy', 'guard', namespace, {
      spec: { podSelector: at % 2 ? {} : { matchLabels: { tier: 'front' } }, policyTypes: ['Ingress', 'Egress'] },
    }),
    made('v1', 'ResourceQuota', 'quota', namespace, { spec: { hard: { cpu: '8', memory: '16Gi', pods: '200' } } }),
    ...range(3).map((one) => role('Role', `role-${one}`, namespace, one + at)),
    ...range(3).map((one) =>
      binding('RoleBinding', 'Role', `role-${one}`, namespace, `app-${at * perNamespace + one}`),
    ),
  ]
}

function workloadObjects(name: string, namespace: string, at: number): object[] {
  const labels = { app: name, tier: at % 3 ? 'front' : 'back' }
  const template = { metadata: { labels }, spec: podSpec(name, at) }
  const owner = { apiVersion: 'apps/v1', kind: 'StatefulSet', name, uid: `set-${at}`, controller: true }
  return [
    made('apps/v1', 'StatefulSet', name, namespace, {
      metadata: { uid: `set-${at}` },
      spec: { replicas: perWorkload, selector: { matchLabels: labels }, template },
    }),
    ...range(perWorkload).map((pod) =>
      made('v1', 'Pod', `${name}-${pod}`, namespace, {
        metadata: { labels, ownerReferences: [owner] },
        spec: { nodeName: `node-${pod % 3}`, ...template.spec },
        status: { phase: 'Running' },
      }),
    ),
    made('v1', 'Service', name, namespace, { spec: { selector: { app: name }, ports: [{ port: 80 }] } }),
    made('v1', 'ServiceAccount', name, namespace, {}),
  ]
}

function podSpec(name: string, at: number): object {
  const container = (called: string) => ({
    name: called,
    image: `registry.example.com/shop/${called}-${at % 50}:1.${at % 9}`,
    env: [{ name: 'MODE', value: 'production' }],
    ports: [{ containerPort: 8080 }],
    resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '1', memory: '512Mi' } },
    securityContext:
      at % 4 ? { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } } : { privileged: at % 8 === 0 },
    volumeMounts: [{ name: 'data', mountPath: '/data' }],
  })
  return {
    serviceAccountName: name,
    securityContext: { runAsNonRoot: at % 2 === 0 },
    containers: [container('web'), container('proxy')],
    volumes: [{ name: 'data', emptyDir: {} }],
  }
}

function role(kind: string, name: string, namespace: string | null, at: number): object {
  const resources = at % 5 === 0 ? ['secrets'] : ['pods', 'configmaps']
  return made(`${rbac}/v1`, kind, name, namespace, { rules: [{ apiGroups: [''], resources, verbs: ['get', 'list'] }] })
}

function binding(kind: string, roleKind: string, name: string, namespace: string | null, account: string): object {
  return made(`${rbac}/v1`, kind, name, namespace, {
    roleRef: { apiGroup: rbac, kind: roleKind, name },
    subjects: [{ kind: 'ServiceAccount', namespace: namespace ?? 'team-0', name: account }],
  })
}
