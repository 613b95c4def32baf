import { checked, type FrameworkControl, type FrameworkSection, type Standard } from './framework'

const control = (id: string, title: string, checks: string) => checked(id, title, checks, 'baseline')
const restricted = (id: string, title: string, checks: string) => checked(id, title, checks, 'restricted')

/** Names as in k8s.io/pod-security-admission, so that a control can be found there. */
const baseline: readonly FrameworkControl[] = [
  control('windowsHostProcess', 'No Windows HostProcess pods', 'k8s-pod-windows-host-process'),
  control(
    'hostNamespaces',
    'Network, process and IPC namespaces of the node stay its own',
    'k8s-pod-host-pid k8s-pod-host-ipc k8s-pod-host-network',
  ),
  control('privileged', 'No privileged containers', 'k8s-pod-privileged'),
  control(
    'capabilities_baseline',
    'Only capabilities of the default set may be added',
    'k8s-pod-added-capabilities k8s-pod-cap-sys-admin k8s-pod-dangerous-capabilities',
  ),
  control(
    'hostPathVolumes',
    'No volumes from the file system of the node',
    'k8s-pod-hostpath k8s-pod-hostpath-sensitive k8s-pod-runtime-socket',
  ),
  control('hostPorts', 'No ports of the node', 'k8s-pod-host-port'),
  control('appArmorProfile', 'AppArmor is not switched off', 'k8s-pod-apparmor'),
  control('seLinuxOptions', 'SELinux user and role are not set, types only from the list', 'k8s-pod-selinux'),
  control('procMount', 'The mask over /proc stays', 'k8s-pod-proc-mount'),
  control('seccompProfile_baseline', 'Seccomp is not switched off', 'k8s-pod-seccomp-unconfined'),
  control('sysctls', 'Only sysctls that are safe for the node', 'k8s-pod-sysctls'),
  control('hostProbesAndHostLifecycle', 'Probes and hooks speak to the pod, not to another host', 'k8s-pod-host-probe'),
]

const more: readonly FrameworkControl[] = [
  restricted('restrictedVolumes', 'Only volumes of the harmless types', 'k8s-pod-volume-types k8s-pod-flexvolume'),
  restricted('allowPrivilegeEscalation', 'No process gains privileges', 'k8s-pod-allow-privilege-escalation'),
  restricted('runAsNonRoot', 'Containers must run as another user than root', 'k8s-pod-run-as-non-root'),
  restricted('runAsUser', 'The user is not set to 0', 'k8s-pod-run-as-user-zero'),
  restricted('seccompProfile_restricted', 'A seccomp profile is set', 'k8s-pod-seccomp-default'),
  restricted(
    'capabilities_restricted',
    'All capabilities are dropped; only NET_BIND_SERVICE comes back',
    'k8s-pod-drop-all-capabilities k8s-pod-added-capabilities',
  ),
]

const admission: FrameworkSection = {
  id: 'admission',
  title: 'Enforcement by namespace',
  controls: [
    checked('namespace-labels', 'Admission labels enforce a level', 'k8s-ns-psa-missing k8s-ns-psa-privileged'),
  ],
}

const common = {
  version: '1.34',
  group: 'hardening',
  appliesTo: 'kubernetes',
  mapping: 'official',
  source: 'Kubernetes documentation, Pod Security Standards; names of the checks of pod-security-admission.',
} as const

const levelBaseline: FrameworkSection = { id: 'baseline', title: 'Baseline', controls: baseline }

/** Pod Security Standards: each level is a standard of its own; the restricted one holds the baseline. */
export const podSecurityStandards: readonly Standard[] = [
  { ...common, id: 'pss-baseline', name: 'Pod Security Standards: baseline', sections: [levelBaseline, admission] },
  {
    ...common,
    id: 'pss-restricted',
    name: 'Pod Security Standards: restricted',
    sections: [levelBaseline, { id: 'restricted', title: 'Restricted', controls: more }, admission],
  },
]
