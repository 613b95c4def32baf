import { apiServerFlags, apiServerUnseen } from '../control-plane-pods'
import { joinCheck } from '../join-check'
import { notEvaluated, proof, verdictOf } from '../verdict'

const sinks = ['--audit-log-path', '--audit-webhook-config-file'] as const

export const clusterAuditLogs = joinCheck({
  assetKinds: ['cluster'],
  needs: ['control-plane'],
  id: 'k8s-cluster-audit-logs',
  name: 'Kubernetes audit logging should be enabled',
  description:
    'The audit log is the only place that tells who asked the API server for what. Without it nobody can see an attack on the cluster itself, nor afterwards find out how far it went.',
  severity: 'medium',
  control: 'auditing-logging',
  remediation: [
    'Write an audit policy and start the API server with `--audit-policy-file` and a log path or a webhook.',
    'Send the events to a place that the cluster cannot change.',
    'In managed clusters switch the diagnostic setting for audit logs on.',
  ],
  mappings: {
    defender: 'Diagnostic logs in Kubernetes services should be enabled',
    cis: ['v1.8:1.2.17', 'v1.12:1.2.16', '3.2.1'],
    nsa: ['LOG'],
    kubescape: ['C-0067', 'C-0130', 'C-0160'],
    trivy: ['KCV-0019'],
  },
  evaluate(_object, facts) {
    const flags = apiServerFlags(facts)
    if (!flags) return notEvaluated(apiServerUnseen)
    if (sinks.some((sink) => flags.get(sink))) return { status: 'healthy' }
    return verdictOf([
      proof(sinks[0], undefined, 'the API server is started without a log or webhook for audit events'),
    ])
  },
})
