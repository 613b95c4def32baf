import type { StatefulDetection } from '../../detection'

/** Seconds without an event after which an audit log counts as silent. */
export const silenceSeconds = 600

/** No event shows it: a worker looks for clusters whose log fell silent (see lib/store/audit-silence.ts). */
export const heartbeat: StatefulDetection = {
  id: 'k8s-detector-heartbeat-lost',
  name: 'Audit stream silent',
  description:
    'A cluster whose audit log came without a pause sends nothing any more. Either the way here is broken, or somebody ' +
    'switched the log off before doing what it would have shown. Until it comes back, nothing is detected there.',
  fires:
    'No audit event of a cluster that sent some was received for more than ten minutes. The alert is resolved when ' +
    'events come again.',
  benign: [
    'Maintenance of the control plane',
    'A collector that is being moved',
    'Clusters that are switched off at night',
  ],
  severity: 'medium',
  tactics: ['DefenseEvasion'],
  techniques: ['T1562.008'],
  defender: [],
  remediation: [
    'See whether the API server answers: `kubectl get --raw /readyz`.',
    'See whether it still writes: the flags `--audit-policy-file`, `--audit-webhook-config-file` and `--audit-log-path` ' +
      'of the API server, and the logs of the collector that brings them here.',
    'Read what else happened in the cluster in the minutes before.',
  ],
  level: 'Metadata',
  on: { verbs: [], resources: [] },
  state: { kind: 'count', threshold: 1, windowSeconds: silenceSeconds },
  mark: () => null,
}
