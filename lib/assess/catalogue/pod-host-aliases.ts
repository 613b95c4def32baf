import { podCheck } from '../pod-check'
import { proof } from '../verdict'

export const podHostAliases = podCheck({
  id: 'k8s-pod-host-aliases',
  name: 'Pods should not manage /etc/hosts',
  description:
    'Host aliases write lines into /etc/hosts that win over DNS. They grow stale when addresses move, and whoever may change the template can send a service’s traffic elsewhere without anybody seeing it in DNS.',
  severity: 'informational',
  control: 'best-practices',
  remediation: [
    'Give the names to DNS, or make a Service of type ExternalName or one without selector for them.',
    'Then remove `hostAliases` from the pod template.',
  ],
  mappings: { trivy: ['KSV-0007'] },
  inspect: (pod) =>
    (pod.spec.hostAliases ?? []).map(({ ip, hostnames }, index) =>
      proof(
        `${pod.path}.hostAliases[${index}].ip`,
        ip ?? undefined,
        `/etc/hosts sends ${(hostnames ?? []).slice(0, 3).join(', ') || 'names'} to ${ip ?? 'an address'}`,
      ),
    ),
  mend: () => ({ spec: { hostAliases: null }, note: 'The names must be known to DNS before this is applied.' }),
})
