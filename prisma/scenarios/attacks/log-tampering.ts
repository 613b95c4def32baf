import { request } from './payloads'
import type { AttackScenario, Stage } from './scenario'

const who = (stage: Stage) => `k.sato-${stage.tag}@example.com`
const from = '203.0.113.140'

/** Someone makes sure that nobody sees what comes next. */
export const logTampering: AttackScenario = {
  id: 'log-tampering',
  name: 'Log and audit tampering',
  description:
    'One person deletes the runtime sensor, then the cluster’s events, and reads all secrets while nobody looks.',
  expects: {
    rule: 'traces-removed',
    severity: 'high',
    alerts: ['k8s-security-agent-tamper', 'k8s-events-deleted', 'k8s-secrets-list-all'],
  },
  steps: [
    {
      minutes: 0,
      format: 'kubernetes-audit',
      says: 'the runtime sensor is deleted',
      body: (stage) =>
        request(stage, {
          minutes: 0,
          user: who(stage),
          from,
          verb: 'delete',
          resource: 'daemonsets',
          group: 'apps',
          namespace: 'falco',
          name: 'falco',
        }),
    },
    {
      minutes: 3,
      format: 'kubernetes-audit',
      says: 'events are deleted',
      body: (stage) =>
        request(stage, {
          minutes: 3,
          user: who(stage),
          from,
          verb: 'deletecollection',
          resource: 'events',
          namespace: 'falco',
        }),
    },
    {
      minutes: 8,
      format: 'kubernetes-audit',
      says: 'the secrets of all namespaces are read',
      body: (stage) => request(stage, { minutes: 8, user: who(stage), from, verb: 'list', resource: 'secrets' }),
    },
  ],
}
