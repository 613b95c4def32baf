import { adminBinding, deed, request, running, workload } from './payloads'
import type { AttackScenario } from './scenario'

const account = 'system:serviceaccount:kubernetes-dashboard:admin-user'
const outside = '203.0.113.77'
const miner = 'docker.io/kannix/monero-miner:latest'

/** The best-known way into clusters: a dashboard on the internet whose account may do everything. */
export const exposedDashboard: AttackScenario = {
  id: 'exposed-dashboard',
  name: 'Exposed dashboard, token theft, cluster-admin, miner',
  description:
    'The dashboard is put behind a public load balancer. Someone outside reads the token of its account, binds the account to cluster-admin and starts miners on every node.',
  expects: {
    rule: 'exposed-dashboard',
    severity: 'critical',
    alerts: [
      'k8s-exposed-dashboard',
      'k8s-exec-sa-token-read',
      'k8s-cluster-admin-binding',
      'k8s-miner-image',
      'K8S.NODE_DigitalCurrencyMining',
    ],
  },
  steps: [
    {
      minutes: 0,
      format: 'kubernetes-audit',
      says: 'the dashboard’s Service becomes a load balancer',
      body: (stage) =>
        request(stage, {
          minutes: 0,
          user: `j.lind-${stage.tag}@example.com`,
          from: '10.2.0.14',
          verb: 'create',
          resource: 'services',
          namespace: 'kubernetes-dashboard',
          name: 'kubernetes-dashboard',
          object: {
            kind: 'Service',
            apiVersion: 'v1',
            metadata: {
              name: 'kubernetes-dashboard',
              namespace: 'kubernetes-dashboard',
              labels: { 'k8s-app': 'kubernetes-dashboard' },
            },
            spec: {
              type: 'LoadBalancer',
              ports: [{ port: 443, targetPort: 8443 }],
              selector: { 'k8s-app': 'kubernetes-dashboard' },
            },
          },
        }),
    },
    {
      minutes: 11,
      format: 'kubernetes-audit',
      says: 'a command in its pod reads the account’s token',
      body: (stage) =>
        request(stage, {
          minutes: 11,
          user: account,
          from: outside,
          verb: 'create',
          resource: 'pods/exec',
          namespace: 'kubernetes-dashboard',
          name: `kubernetes-dashboard-7c5d8bd9fd-${podSuffix}`,
          query: running('cat', '/var/run/secrets/kubernetes.io/serviceaccount/token'),
          agent: 'Go-http-client/2.0',
          code: 101,
        }),
    },
    {
      minutes: 14,
      format: 'kubernetes-audit',
      says: 'the account is bound to cluster-admin',
      body: (stage) =>
        request(stage, {
          minutes: 14,
          user: account,
          from: outside,
          verb: 'create',
          resource: 'clusterrolebindings',
          group: 'rbac.authorization.k8s.io',
          name: `dashboard-ops-${stage.tag}`,
          object: adminBinding(`dashboard-ops-${stage.tag}`, { namespace: 'kubernetes-dashboard', name: 'admin-user' }),
        }),
    },
    {
      minutes: 19,
      format: 'kubernetes-audit',
      says: 'a DaemonSet of a mining image is created',
      body: (stage) =>
        request(stage, {
          minutes: 19,
          user: account,
          from: outside,
          verb: 'create',
          resource: 'daemonsets',
          group: 'apps',
          namespace: 'kube-metrics',
          name: `node-agent-${stage.tag}`,
          object: workload('DaemonSet', 'kube-metrics', `node-agent-${stage.tag}`, miner),
        }),
    },
    {
      minutes: 22,
      format: 'falco',
      says: 'its program talks to a mining pool',
      body: (stage) =>
        deed(stage, {
          minutes: 22,
          rule: 'Detect outbound connections to common miner pool ports',
          priority: 'Critical',
          tags: ['network', 'mitre_impact', 'T1496'],
          text: 'Connection to a port or host that mining pools use',
          command: 'minerd -o stratum+tcp://pool.example:3333',
          node: 'node-3',
          pod: {
            namespace: 'kube-metrics',
            name: `node-agent-${stage.tag}-x7k2p`,
            container: 'main',
            image: 'docker.io/kannix/monero-miner',
            tag: 'latest',
          },
          fields: { 'fd.name': '10.244.3.17:48122->198.51.100.77:3333', 'fd.rip': '198.51.100.77', 'fd.rport': 3333 },
        }),
    },
  ],
}

const podSuffix = 'k6bc5'
