import { dangerousCapabilities, plainCapability } from '@/lib/model/capabilities'
import type { StatelessDetection } from '../../detection'
import { matchesAny } from '@/lib/model/glob'
import { isPodPrivilegedByDesign, isPrivilegedByDesign, repositoryOf } from '../../images'
import { containerWords, type PodContainer } from '../../pod'
import { at, textsAt } from '../../read'
import { enforceBaseline, limitAccess, readAuditLog, askOwner, readObject, removeObject, suspectNode } from '../steps'
import { onPod, type PodCase } from './on-pod'

const steps = [readObject, askOwner, removeObject, suspectNode, readAuditLog, enforceBaseline, limitAccess]
const psa = ['k8s-ns-psa-missing', 'k8s-ns-psa-privileged']
const escalation = { tactics: ['PrivilegeEscalation'] } as const
const mesh = [
  'docker.io/istio/*',
  'gcr.io/istio-release/*',

  'cr.l5d.io/linkerd/*',
  'ghcr.io/linkerd/*',
]

/** Containers that set a security context, and are not there to be as free as their node. */
const ordinary = ({ pod, namespace, context }: PodCase): readonly PodContainer[] =>
  pod.containers.filter(
    (container) =>
      at(container.set, 'securityContext') !== undefined && !isPrivilegedByDesign(container, pod, namespace, context),
  )

/** A switch of the pod spec that is on, unless the whole pod is made for it. */
function switchedOn({ pod, namespace, context }: PodCase, name: string, words: string) {
  if (at(pod.spec, name) !== true || isPodPrivilegedByDesign(pod, namespace, context)) return []
  return [{ words, path: `${pod.path}.${name}`, value: true }]
}

/** Pods that reach through to their node. */
export const escape: readonly StatelessDetection[] = [
  onPod({
    id: 'k8s-privileged-container',
    name: 'Privileged container deployed',
    description:
      'A workload asks for a privileged container. Nothing but its file system keeps such a container apart from the node: it sees every device, may load kernel modules and can mount the node’s disk. Whoever runs code in it owns the node.',
    fires: 'A create or change of a workload sets `securityContext.privileged: true` on any of its containers.',
    benign: [
      'Network, storage and security agents need it; the known ones are passed over in their own namespaces.',
      'Docker-in-Docker builders and GPU or kernel tools.',
    ],
    severity: 'medium',
    ...escalation,
    techniques: ['T1611', 'T1610'],
    defender: ['K8S_PrivilegedContainer'],
    remediation: steps,
    preventedBy: ['k8s-pod-privileged', ...psa],
    faults: (found) =>
      ordinary(found)
        .filter(({ set }) => at(set, 'securityContext', 'privileged') === true)
        .map((container) => ({
          words: `${containerWords(container)} is privileged`,
          path: `${container.path}.securityContext.privileged`,
          value: true,
          container,
        })),
  }),
  onPod({
    id: 'k8s-host-pid',
    name: 'Pod shares the host PID namespace',
    description:
      'A workload asks to see every process of its node. From such a pod the environment and files of all other pods’ processes can be read, and with a few more rights any of them can be entered.',
    fires: 'A create or change of a workload sets `hostPID: true`.',
    benign: ['Monitoring agents such as node-exporter, Datadog or Falco.', 'Reboot daemons such as kured.'],
    severity: 'medium',
    ...escalation,
    techniques: ['T1611', 'T1057'],
    defender: [],
    remediation: steps,
    preventedBy: ['k8s-pod-host-pid', ...psa],
    faults: (found) => switchedOn(found, 'hostPID', 'the pod sees every process of its node'),
  }),
  onPod({
    id: 'k8s-host-ipc',
    name: 'Pod shares the host IPC namespace',
    description:
      'A workload asks for the shared memory and message queues of its node, and with them for what other programs on the node leave there.',
    fires: 'A create or change of a workload sets `hostIPC: true`.',
    benign: ['Few programs need it: databases and GPU jobs that share memory with one another.'],
    severity: 'medium',
    ...escalation,
    techniques: ['T1611'],
    defender: [],
    remediation: steps,
    preventedBy: ['k8s-pod-host-ipc', ...psa],
    faults: (found) => switchedOn(found, 'hostIPC', 'the pod shares the memory of programs on its node'),
  }),
  onPod({
    id: 'k8s-host-network',
    name: 'Pod uses the host network',
    description:
      'A workload asks for the network of its node. It can listen to traffic there, reaches ports that are bound to the node alone, and no NetworkPolicy holds it.',
    fires: 'A create or change of a workload sets `hostNetwork: true`.',
    benign: ['Network add-ons, DNS caches, and ingress controllers that listen on the nodes’ own ports.'],
    severity: 'low',
    ...escalation,
    techniques: ['T1611', 'T1040'],
    defender: [],
    remediation: steps,
    preventedBy: ['k8s-pod-host-network', ...psa],
    faults: (found) => switchedOn(found, 'hostNetwork', 'the pod uses the network of its node'),
  }),
  onPod({
    id: 'k8s-dangerous-capabilities',
    name: 'Container requests dangerous Linux capabilities',
    description:
      'A container asks for a capability that leads out of it: to load kernel modules, to trace other processes, to mount file systems or to change the node’s network.',
    fires:
      'A create or change of a workload adds ALL, SYS_ADMIN, SYS_PTRACE, SYS_MODULE, SYS_RAWIO, SYS_BOOT, SYSLOG, BPF, PERFMON, DAC_READ_SEARCH, NET_ADMIN, MAC_ADMIN or MAC_OVERRIDE to a container (with or without `CAP_`, in any case).',
    benign: [
      'Init containers of service meshes need NET_ADMIN; those of Istio and Linkerd are passed over.',
      'VPN and network tools.',
    ],
    severity: 'medium',
    ...escalation,
    techniques: ['T1611'],
    defender: [],
    remediation: steps,
    preventedBy: ['k8s-pod-dangerous-capabilities', 'k8s-pod-cap-sys-admin', ...psa],
    faults: (found) =>
      ordinary(found).flatMap((container) => {
        const added = textsAt(container.set, 'securityContext', 'capabilities', 'add')
        const bad = added.filter(
          (name) => dangerousCapabilities.has(plainCapability(name)) && !isMeshSetUp(container, plainCapability(name)),
        )
        if (bad.length === 0) return []
        return [
          {
            words: `${containerWords(container)} asks for ${bad.slice(0, 5).join(', ')}`,
            path: `${container.path}.securityContext.capabilities.add`,
            value: bad,
            container,
          },
        ]
      }),
  }),
  onPod({
    id: 'k8s-windows-hostprocess',
    name: 'Windows HostProcess container deployed',
    description:
      'A container asks to run as a process of its Windows node, outside any isolation: the counterpart of a privileged container.',
    fires:
      'A create or change of a workload sets `windowsOptions.hostProcess: true` for the pod or any of its containers.',
    benign: ['Network and storage add-ons for Windows nodes; the known ones are passed over in system namespaces.'],
    severity: 'high',
    ...escalation,
    techniques: ['T1611'],
    defender: ['K8S_PrivilegedContainer'],
    remediation: steps,
    preventedBy: ['k8s-pod-windows-host-process', ...psa],
    faults(found) {
      const { pod, namespace, context } = found
      const path = ['securityContext', 'windowsOptions', 'hostProcess'] as const
      const whole = at(pod.spec, ...path) === true && !isPodPrivilegedByDesign(pod, namespace, context)
      return [
        ...(whole
          ? [
              {
                words: 'the pod runs as processes of its Windows node',
                path: `${pod.path}.${path.join('.')}`,
                value: true,
              },
            ]
          : []),
        ...ordinary(found)
          .filter(({ set }) => at(set, ...path) === true)
          .map((container) => ({
            words: `${containerWords(container)} runs as a process of its Windows node`,
            path: `${container.path}.${path.join('.')}`,
            value: true,
            container,
          })),
      ]
    },
  }),
]

/** Init containers of a service mesh set up the pod's own network, and nothing else. */
const isMeshSetUp = (container: PodContainer, capability: string): boolean =>
  container.list === 'initContainers' && capability === 'NET_ADMIN' && matchesAny(mesh, repositoryOf(container.image))
