import { deed, request, workload } from './payloads'
import type { AttackScenario, Stage } from './scenario'

const name = (stage: Stage) => `debug-tool-${stage.tag}`
const node = (stage: Stage) => `node-${stage.tag}`
const pod = (stage: Stage) => ({
  namespace: 'tools',
  name: `${name(stage)}-6d88f6dcdd-k6bc5`,
  container: 'main',
  image: 'docker.io/library/alpine',
  tag: '3.20',
})

/** From a privileged pod to its node, and from there to what the node holds. */
export const nodeEscape: AttackScenario = {
  id: 'node-escape',
  name: 'Escape to the node',
  description:
    'A privileged workload with the node’s disk is deployed; a process in it enters the node’s namespaces and reads the kubelet’s credentials and the node’s password file.',
  expects: {
    rule: 'node-escape',
    severity: 'critical',
    alerts: ['k8s-privileged-container', 'Falco_ChangeThreadNamespace', 'K8S.NODE_SuspectPasswordFileAccess'],
  },
  steps: [
    {
      minutes: 0,
      format: 'kubernetes-audit',
      says: 'a privileged workload with the node’s disk is deployed',
      body: (stage) =>
        request(stage, {
          minutes: 0,
          user: `m.ochab-${stage.tag}@example.com`,
          from: '10.2.0.41',
          verb: 'create',
          resource: 'deployments',
          group: 'apps',
          namespace: 'tools',
          name: name(stage),
          object: workload(
            'Deployment',
            'tools',
            name(stage),
            'docker.io/library/alpine:3.20',
            { hostPID: true, volumes: [{ name: 'node', hostPath: { path: '/' } }] },
            { securityContext: { privileged: true }, volumeMounts: [{ name: 'node', mountPath: '/node' }] },
          ),
        }),
    },
    {
      minutes: 4,
      format: 'falco',
      says: 'a process enters the node’s namespaces',
      body: (stage) =>
        deed(stage, {
          minutes: 4,
          rule: 'Change thread namespace',
          priority: 'Notice',
          tags: ['process', 'mitre_privilege_escalation', 'T1611'],
          text: 'A program changed its namespace',
          command: 'nsenter -t 1 -m -u -i -n sh',
          node: node(stage),
          pod: pod(stage),
        }),
    },
    {
      minutes: 6,
      format: 'falco',
      says: 'the node’s password file is read',
      body: (stage) =>
        deed(stage, {
          minutes: 6,
          rule: 'Read sensitive file untrusted',
          priority: 'Warning',
          tags: ['filesystem', 'mitre_credential_access', 'T1555'],
          text: 'A file with secrets was read by a program that has no need to',
          command: 'cat /etc/shadow',
          node: node(stage),
          fields: { 'fd.name': '/etc/shadow' },
        }),
    },
  ],
}
