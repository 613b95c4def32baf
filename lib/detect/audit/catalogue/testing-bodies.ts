import type { Json } from '@/lib/model/json'
import { certificateRequests } from '../testing-certificates'

const metadata = {
  name: 'web',
  labels: { app: 'grafana' },
  annotations: { 'nginx.ingress.kubernetes.io/server-snippet': 'x' },
}

/** One body for each resource that detections read, such that they say something of it: what mutations begin with. */
export const tellingBodies: Readonly<Record<string, Json>> = {
  'rbac.authorization.k8s.io/clusterroles': {
    metadata: { labels: { 'rbac.authorization.k8s.io/aggregate-to-edit': 'true' } },
    aggregationRule: { clusterRoleSelectors: [{ matchLabels: { a: 'b' } }] },
    rules: [
      { verbs: ['get'], apiGroups: [''], resources: ['secrets', 'pods/exec', 'nodes/proxy'] },
      {
        verbs: ['create', 'impersonate', 'escalate', 'bind'],
        apiGroups: ['', 'rbac.authorization.k8s.io'],
        resources: ['users', 'clusterroles', 'serviceaccounts/token', 'pods'],
      },
      { verbs: ['*'], apiGroups: ['*'], resources: ['*'] },
    ],
  },
  'rbac.authorization.k8s.io/clusterrolebindings': {
    roleRef: { kind: 'ClusterRole', name: 'cluster-admin' },
    subjects: [
      { kind: 'Group', name: 'system:masters' },
      { kind: 'User', name: 'system:anonymous' },
      { kind: 'ServiceAccount', name: 'default', namespace: 'shop' },
    ],
  },
  '/services': {
    metadata,
    spec: {
      type: 'LoadBalancer',
      ports: [{ port: 5432, targetPort: 'redis', name: 'x' }],
      externalIPs: ['8.8.8.8'],
      selector: { app: 'kubernetes-dashboard' },
      loadBalancerSourceRanges: ['0.0.0.0/0'],
    },
  },
  'networking.k8s.io/ingresses': {
    metadata,
    spec: {
      tls: [{ hosts: ['b.example'] }],
      rules: [{ http: { paths: [{ backend: { service: { name: 'kubernetes-dashboard' } } }] } }, { host: 'a.example' }],
    },
  },
  'networking.k8s.io/networkpolicies': {
    spec: { podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: '0.0.0.0/0' } }] }], egress: [{}] },
  },
  '/configmaps': {
    metadata,
    data: {
      password: 'hunter2',
      'app.properties': 'token = abc\n',
      'allow-snippet-annotations': 'true',
      mapRoles: 'system:masters',
    },
  },
  '/secrets': {
    type: 'kubernetes.io/service-account-token',
    metadata: { annotations: { 'kubernetes.io/service-account.name': 'web' } },
  },
  'certificates.k8s.io/certificatesigningrequests': {
    spec: { request: certificateRequests.masters, signerName: 'kubernetes.io/kube-apiserver-client' },
  },
  'certificates.k8s.io/certificatesigningrequests/approval': {
    spec: { signerName: 'x' },
    status: { conditions: [{ type: 'Approved' }] },
  },
  '/serviceaccounts/token': { spec: { expirationSeconds: 1e9 } },
  'admissionregistration.k8s.io/mutatingwebhookconfigurations': {
    webhooks: [{ clientConfig: { url: 'https://x.example/k' }, failurePolicy: 'Ignore' }],
  },
  'admissionregistration.k8s.io/validatingadmissionpolicybindings': { spec: { validationActions: ['Audit'] } },
  'apiregistration.k8s.io/apiservices': {
    spec: { service: { namespace: 'shop', name: 'api' }, insecureSkipTLSVerify: true },
  },
  'apiextensions.k8s.io/customresourcedefinitions': {
    spec: { conversion: { strategy: 'Webhook', webhook: { clientConfig: { service: { name: 'x' } } } } },
  },
  'apps/daemonsets': {
    spec: {
      replicas: 0,
      template: { spec: { nodeSelector: { a: 'b' }, containers: [{ name: 'falco', image: 'falcosecurity/falco:1' }] } },
    },
  },
  '/nodes': {
    metadata: { labels: { 'node-role.kubernetes.io/x': '' } },
    spec: { unschedulable: true, taints: [{ key: 'x' }] },
  },
}
