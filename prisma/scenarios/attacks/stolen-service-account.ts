import { adminBinding, request } from './payloads'
import type { AttackScenario, Stage } from './scenario'

const outside = '198.51.100.23'
const account = (stage: Stage) => `system:serviceaccount:shop:checkout-${stage.tag}`
const secretsOf = ['payments', 'identity', 'billing']

/** A token leaves the cluster and is used from outside. */
export const stolenServiceAccount: AttackScenario = {
  id: 'stolen-service-account',
  name: 'Stolen service account',
  description:
    'The token of a workload’s account turns up outside the cluster, dumps every secret and is bound to cluster-admin.',
  expects: {
    rule: 'stolen-service-account',
    severity: 'high',
    alerts: ['k8s-sa-token-outside-cluster', 'k8s-secrets-list-all', 'k8s-cluster-admin-binding'],
  },
  steps: [
    {
      minutes: 0,
      format: 'kubernetes-audit',
      says: 'the account’s token is used from an address on the internet',
      body: (stage) =>
        request(stage, {
          minutes: 0,
          user: account(stage),
          from: outside,
          verb: 'list',
          resource: 'pods',
          namespace: 'shop',
          agent: 'curl/8.5.0',
        }),
    },
    {
      minutes: 6,
      format: 'kubernetes-audit',
      says: 'it reads the secrets of all namespaces',
      body: (stage) =>
        request(stage, {
          minutes: 6,
          user: account(stage),
          from: outside,
          verb: 'list',
          resource: 'secrets',
          agent: 'curl/8.5.0',
        }),
    },
    ...secretsOf.map((name, at) => ({
      minutes: 7 + at / 20,
      format: 'kubernetes-audit' as const,
      says: 'it reads one secret after the other',
      body: (stage: Stage) =>
        request(stage, {
          minutes: 7 + at / 20,
          user: account(stage),
          from: outside,
          verb: 'get',
          resource: 'secrets',
          namespace: name,
          name: `${name}-db`,
          agent: 'curl/8.5.0',
        }),
    })),
    {
      minutes: 12,
      format: 'kubernetes-audit',
      says: 'it is bound to cluster-admin',
      body: (stage) =>
        request(stage, {
          minutes: 12,
          user: account(stage),
          from: outside,
          verb: 'create',
          resource: 'clusterrolebindings',
          group: 'rbac.authorization.k8s.io',
          name: `ops-view-${stage.tag}`,
          object: adminBinding(`ops-view-${stage.tag}`, { namespace: 'shop', name: `checkout-${stage.tag}` }),
        }),
    },
  ],
}
