import { podCheck, type Pod } from '../pod-check'
import { stringsParameter } from '../parameter'
import { proof } from '../verdict'

/**
 * Kernel settings that touch the pod alone. Source: Pod Security Standards, baseline; the first five from the
 * start, the others from 1.27, 1.29, 1.32 and 1.37 on. All count here whatever the cluster's version.
 */
const safe = [
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.ping_group_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_wmem',
  'net.ipv4.tcp_slow_start_after_idle',
  'net.ipv4.tcp_notsent_lowat',
]

const allowedSysctls = stringsParameter({
  name: 'allowedSysctls',
  description: 'Kernel settings that pods may set.',
  default: safe,
})

const sysctls = (pod: Pod) => pod.spec.securityContext?.sysctls ?? []
/** The kernel takes `net/ipv4/…` for `net.ipv4.…`. */
const plain = (name: string) => name.replaceAll('/', '.')

export const podSysctls = podCheck({
  id: 'k8s-pod-sysctls',
  name: 'Unsafe sysctls should not be set',
  description:
    'Most kernel settings belong to the whole node, or let one pod take memory and sockets from the others. Only a short list is known to stay inside the pod.',
  severity: 'medium',
  control: 'security-configurations',
  remediation: [
    'Remove the settings named below from `securityContext.sysctls`.',
    'Set what the application cannot do without on the nodes that run it, and say so with a taint.',
  ],
  parameters: [allowedSysctls],
  mappings: {
    azurePolicy: '56d0a13f-712f-466b-8416-56fb354fb823',
    podSecurityStandards: 'baseline',
    nsa: ['PS-enf'],
    trivy: ['KSV-0026'],
  },
  inspect: (pod, _related, parameters) => {
    const allowed = allowedSysctls.of(parameters)
    return sysctls(pod).flatMap(({ name }, index) =>
      allowed.includes(plain(name))
        ? []
        : [proof(`${pod.path}.securityContext.sysctls[${index}].name`, name, `the pod sets ${name} of the kernel`)],
    )
  },
  // The API replaces this list as a whole.
  mend: (pod, parameters) => {
    const allowed = allowedSysctls.of(parameters)
    const kept = sysctls(pod).filter(({ name }) => allowed.includes(plain(name)))
    return {
      spec: { securityContext: { sysctls: kept.map(({ name, value }) => ({ name, value: value ?? '' })) } },
    }
  },
})
