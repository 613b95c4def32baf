import { seconds } from '../moment'
import { shareOf, uuidOf } from '../random'
import type { Entry } from '../roster'
import type { Snapshot } from './workload'

/** Network policies, quotas and limits: most teams have some of them, few have all. */
export function guardObjects(entries: Entry[], { cluster, start }: Snapshot): object[] {
  const namespaces = [...new Set(entries.map((entry) => entry.namespace))].filter((name) => name !== 'kube-system')
  const make = (apiVersion: string, kind: string, name: string, namespace: string, spec: object) => ({
    apiVersion,
    kind,
    metadata: {
      name,
      namespace,
      uid: uuidOf(cluster.name, kind, namespace, name),
      creationTimestamp: seconds(new Date(start.getTime() - 90 * 86_400_000)),
    },
    spec,
  })
  const chance = (what: string, namespace: string) => shareOf(what, `${cluster.name}/${namespace}`)
  return namespaces.flatMap((namespace) => {
    const policies = chance('policies', namespace)
    const closed = { podSelector: {}, policyTypes: policies < 0.25 ? ['Ingress', 'Egress'] : ['Ingress'] }
    return [
      ...(policies < 0.5 ? [make('networking.k8s.io/v1', 'NetworkPolicy', 'default-deny', namespace, closed)] : []),
      ...(chance('quota', namespace) < 0.6
        ? [
            make('v1', 'ResourceQuota', 'team', namespace, {
              hard: { 'requests.cpu': '16', 'requests.memory': '32Gi', 'limits.memory': '48Gi', pods: '120' },
            }),
          ]
        : []),
      ...(chance('limits', namespace) < 0.4
        ? [
            make('v1', 'LimitRange', 'defaults', namespace, {
              limits: [{ type: 'Container', default: { memory: '512Mi' }, defaultRequest: { cpu: '100m' } }],
            }),
          ]
        : []),
    ]
  })
}
