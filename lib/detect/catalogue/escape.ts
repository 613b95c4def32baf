import type { AlertTypeEntries } from './entry'
import { askOwner, escape, lookAtPod, review } from './steps'

/** Containers that reach for their host. */
export const containerEscape = [
  {
    id: 'Falco_DetectReleaseAgentFileContainerEscapes',
    name: 'Container escape through release_agent',
    description:
      'A container wrote the `release_agent` file of a control group. The kernel then runs the named program on the ' +
      'host as root: a known way out of a container.',
    falco: { 'Detect release_agent File Container Escapes': 'critical' },
    tactics: ['PrivilegeEscalation'],
    techniques: ['T1611'],
    remediation: escape,
    preventedBy: ['k8s-pod-privileged', 'k8s-pod-cap-sys-admin', 'k8s-pod-seccomp-default'],
  },
  {
    id: 'Falco_DebugfsLaunchedInPrivilegedContainer',
    name: 'debugfs in a privileged container',
    description:
      'The file system debugger was started in a privileged container; it can read and change the host’s disks.',
    falco: { 'Debugfs Launched in Privileged Container': 'warning' },
    severity: { is: 'high', because: 'from a privileged container it opens the disk of the node' },
    tactics: ['PrivilegeEscalation'],
    techniques: ['T1611'],
    remediation: escape,
    preventedBy: ['k8s-pod-privileged'],
  },
  {
    id: 'Falco_MountLaunchedInPrivilegedContainer',
    name: 'mount in a privileged container',
    description: 'A privileged container ran `mount`, with which it can reach the disks of its host.',
    falco: { 'Mount Launched in Privileged Container': 'warning' },
    tactics: ['PrivilegeEscalation'],
    techniques: ['T1611'],
    remediation: [askOwner, ...escape],
    preventedBy: ['k8s-pod-privileged'],
  },
  {
    id: 'Falco_PrivilegedContainerDeviceAccess',
    name: 'A privileged container opened a device of its host',
    description: 'A privileged container opened a disk or memory device that belongs to the host.',
    falco: { 'Privileged Container Device Access': 'critical' },
    tactics: ['PrivilegeEscalation'],
    techniques: ['T1611'],
    remediation: escape,
    preventedBy: ['k8s-pod-privileged', 'k8s-pod-hostpath-sensitive'],
  },
  {
    id: 'Falco_ContainerAccessToHostSensitivePaths',
    name: 'A container reached into sensitive paths of its host',
    description: 'A container opened files of the host that hold credentials or settings, through a mount of the host.',
    falco: { 'Container Access to Host Sensitive Paths': 'warning' },
    tactics: ['PrivilegeEscalation', 'CredentialAccess'],
    techniques: ['T1611'],
    remediation: [askOwner, ...escape],
    preventedBy: ['k8s-pod-hostpath', 'k8s-pod-hostpath-sensitive', 'k8s-pod-hostpath-writable'],
  },
  {
    id: 'Falco_ChangeThreadNamespace',
    name: 'A process entered another namespace',
    description:
      'A program that does not manage containers called `setns` and joined the namespace of another process.',
    falco: { 'Change thread namespace': 'notice' },
    tactics: ['PrivilegeEscalation'],
    techniques: ['T1611'],
    remediation: review,
    preventedBy: ['k8s-pod-host-pid', 'k8s-pod-privileged', 'k8s-pod-cap-sys-admin'],
  },
  {
    id: 'K8S.NODE_NamespaceCreation',
    name: 'Attempt to create a new Linux namespace from a container detected',
    description:
      'A process in a container called `unshare`. New user namespaces open parts of the kernel with a history of flaws.',
    falco: { 'Change namespace privileges via unshare': 'notice' },
    tactics: ['PrivilegeEscalation'],
    techniques: ['T1611'],
    remediation: review,
    preventedBy: ['k8s-pod-seccomp-default', 'k8s-pod-allow-privilege-escalation'],
  },
  {
    id: 'K8S.NODE_PrivilegedContainerArtifacts',
    name: 'Container running in privileged mode',
    description: 'A container was started with all rights of its host, or with capabilities that come close to that.',
    falco: { 'Launch Privileged Container': 'informational', 'Launch Excessively Capable Container': 'informational' },
    tactics: ['PrivilegeEscalation', 'Execution'],
    techniques: ['T1610'],
    remediation: [
      lookAtPod,
      'Grant the one capability that is needed instead of `privileged: true`: `kubectl -n {namespace} edit {controller}`.',
      askOwner,
    ],
    preventedBy: ['k8s-pod-privileged', 'k8s-pod-dangerous-capabilities', 'k8s-ns-psa-privileged'],
  },
  {
    id: 'Falco_LaunchSensitiveMountContainer',
    name: 'Container started with a sensitive mount',
    description:
      'A container was started with a directory of its host mounted that holds credentials, settings or sockets.',
    falco: { 'Launch Sensitive Mount Container': 'informational' },
    tactics: ['PrivilegeEscalation', 'Execution'],
    techniques: ['T1610', 'T1611'],
    remediation: [lookAtPod, askOwner],
    preventedBy: ['k8s-pod-hostpath-sensitive', 'k8s-pod-runtime-socket', 'k8s-pod-hostpath'],
  },
  {
    id: 'Falco_LaunchDisallowedContainer',
    name: 'Container of an image that is not allowed',
    description: 'A container was started from an image outside the list that the rules allow.',
    falco: { 'Launch Disallowed Container': 'warning' },
    tactics: ['Execution', 'LateralMovement'],
    techniques: ['T1610'],
    remediation: ['Find who deployed image {image} and whether it may stay.', ...review],
    preventedBy: ['k8s-img-trusted-registry'],
  },
  {
    id: 'Falco_ContainerRunAsRootUser',
    name: 'Container runs as root',
    description:
      'A container was started with user 0. Whoever breaks the program is root inside, one flaw away from the host.',
    falco: { 'Container Run as Root User': 'informational' },
    tactics: ['Execution'],
    techniques: ['T1610'],
    remediation: ['Set `runAsNonRoot: true` and a `runAsUser`: `kubectl -n {namespace} edit {controller}`.', askOwner],
    preventedBy: ['k8s-pod-run-as-non-root', 'k8s-pod-run-as-user-zero', 'k8s-pod-image-user-root'],
  },
] as const satisfies AlertTypeEntries
