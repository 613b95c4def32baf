import { normalPath, sensitivity } from '@/lib/model/host-path'
import { plainCapability } from '@/lib/model/capabilities'
import { changeOf } from '../../change'
import { isCore } from '../../core'
import type { StatelessDetection } from '../../detection'
import { isPodPrivilegedByDesign, isPrivilegedByDesign } from '../../images'
import { containerWords, podOf, type PodContainer } from '../../pod'
import { at, recordAt, textAt, textsAt } from '../../read'
import { isPlatform, serviceAccountOf } from '../../users'
import { askOwner, enforceBaseline, limitAccess, lookAtPod, readAuditLog, readObject, removeObject } from '../steps'
import { hitOf, onPod, type Fault } from './on-pod'

const steps = [readObject, askOwner, removeObject, readAuditLog, enforceBaseline, limitAccess]
const psa = ['k8s-ns-psa-missing', 'k8s-ns-psa-privileged']
const debugSteps = [
  readAuditLog,
  askOwner,
  lookAtPod,
  'A debug container stays until the pod is gone: delete pod {pod} when the work is done.',
  limitAccess,
]
const mightyInPod = new Set(['ALL', 'SYS_ADMIN', 'SYS_PTRACE', 'NET_ADMIN'])
const profiles = ['seccompProfile', 'appArmorProfile'] as const
const profileWords = { seccompProfile: 'the filter of system calls', appArmorProfile: 'AppArmor' }
const legacySeccomp = 'seccomp.security.alpha.kubernetes.io/pod'
const legacyAppArmor = 'container.apparmor.security.beta.kubernetes.io/'

const onDebug = { verbs: ['patch', 'update'], resources: ['pods/ephemeralcontainers'] } as const

/** What a debug container asks for beyond looking: privileges, capabilities, root. */
function debugFaults(container: PodContainer): Fault[] {
  const context = ['securityContext'] as const
  const added = textsAt(container.set, ...context, 'capabilities', 'add')
  const bad = added.filter((name) => mightyInPod.has(plainCapability(name)))
  const path = `${container.path}.securityContext`
  const words = containerWords(container)
  return [
    ...(at(container.set, ...context, 'privileged') === true
      ? [{ words: `${words} is privileged`, path: `${path}.privileged`, value: true, container }]
      : []),
    ...(bad.length > 0
      ? [{ words: `${words} asks for ${bad.join(', ')}`, path: `${path}.capabilities.add`, value: bad, container }]
      : []),
    ...(at(container.set, ...context, 'runAsUser') === 0
      ? [{ words: `${words} runs as root`, path: `${path}.runAsUser`, value: 0, container }]
      : []),
  ]
}

/** Parts of a pod that keep it apart from its node, taken away. */
export const sandbox: readonly StatelessDetection[] = [
  {
    id: 'k8s-ephemeral-container',
    name: 'Ephemeral (debug) container added to a running pod',
    description:
      'Someone put a container of their choice into a pod that runs. It shares the pod’s network and can be let into its processes, so that it reads what the pod holds in memory.',
    fires: 'An ephemeral container is added to a pod (`kubectl debug POD`).',
    benign: ['Developers and administrators who look into a faulty pod.'],
    severity: 'medium',
    tactics: ['Execution'],
    techniques: ['T1609', 'T1610'],
    defender: [],
    remediation: debugSteps,
    preventedBy: ['k8s-rbac-ephemeral-containers', 'k8s-pod-ephemeral-containers'],
    level: 'Metadata',
    on: onDebug,
    match(event) {
      if (isCore(event) || isPlatform(event.user)) return null
      const added = podOf(event)?.containers.filter(({ list }) => list === 'ephemeralContainers') ?? []
      // The detection of the mightier kind says it better.
      if (added.some((container) => debugFaults(container).length > 0)) return null
      const container = added.at(-1)
      return hitOf([
        {
          words: container
            ? `${containerWords(container)} was added to a running pod`
            : 'a container was added to a running pod',
          path: container ? `${container.path}.image` : 'objectRef.subresource',
          value: container ? container.image.slice(0, 512) : 'ephemeralcontainers',
          ...(container && { container }),
        },
      ])
    },
  },
  {
    id: 'k8s-ephemeral-container-privileged',
    name: 'Privileged / SYS_PTRACE ephemeral container added',
    description:
      'Someone put a container with more rights than its pod into a pod that runs: privileged, as root, or able to trace processes. It can read and change everything in the pod, and may leave it.',
    fires:
      'An ephemeral container is added that is privileged, adds SYS_ADMIN, SYS_PTRACE, NET_ADMIN or ALL, or sets `runAsUser: 0`.',
    benign: ['`kubectl debug --profile=sysadmin` or `--profile=netadmin` in the hands of an administrator.'],
    severity: 'high',
    tactics: ['PrivilegeEscalation', 'Execution'],
    techniques: ['T1611', 'T1609'],
    defender: ['K8S_PrivilegedContainer'],
    remediation: debugSteps,
    preventedBy: ['k8s-rbac-ephemeral-containers', 'k8s-ns-psa-missing'],
    level: 'Request',
    on: onDebug,
    match: (event) =>
      hitOf((podOf(event)?.containers ?? []).filter(({ list }) => list === 'ephemeralContainers').flatMap(debugFaults)),
  },
  onPod({
    id: 'k8s-sandbox-disabled',
    name: 'Seccomp or AppArmor explicitly disabled',
    description:
      'A workload turns off the filter of system calls or the confinement of files that its containers would run under. Both stop many ways out of a container, and nothing needs them gone by default.',
    fires:
      'A create or change of a workload sets `seccompProfile.type` or `appArmorProfile.type` to `Unconfined`, for the pod or a container, or the annotations that did so before Kubernetes 1.30.',
    benign: ['Runtime sensors and builders that make system calls of their own; known ones are passed over.'],
    severity: 'medium',
    tactics: ['DefenseEvasion', 'PrivilegeEscalation'],
    techniques: ['T1562.001', 'T1611'],
    defender: [],
    remediation: steps,
    preventedBy: ['k8s-pod-seccomp-unconfined', 'k8s-pod-apparmor', ...psa],
    faults({ pod, namespace, context }) {
      const ofPod = profiles.filter((name) => textAt(pod.spec, 'securityContext', name, 'type') === 'Unconfined')
      const annotated = Object.entries(recordAt(pod.metadata, 'annotations') ?? {}).filter(
        ([key, value]) => value === 'unconfined' && (key === legacySeccomp || key.startsWith(legacyAppArmor)),
      )
      const whole = ofPod.length + annotated.length > 0 && isPodPrivilegedByDesign(pod, namespace, context)
      const faults: Fault[] = [
        ...ofPod.map((name) => ({
          words: `the pod turns off ${profileWords[name]}`,
          path: `${pod.path}.securityContext.${name}.type`,
          value: 'Unconfined',
        })),
        ...annotated.map(([key]) => ({ words: `an annotation turns off ${key}`, path: key, value: 'unconfined' })),
      ]
      const ofContainers = pod.containers.flatMap((container) => {
        const off = profiles.filter((name) => textAt(container.set, 'securityContext', name, 'type') === 'Unconfined')
        if (off.length === 0 || isPrivilegedByDesign(container, pod, namespace, context)) return []
        return off.map((name) => ({
          words: `${containerWords(container)} turns off ${profileWords[name]}`,
          path: `${container.path}.securityContext.${name}.type`,
          value: 'Unconfined',
          container,
        }))
      })
      return [...(whole ? [] : faults), ...ofContainers]
    },
  }),
  onPod({
    id: 'k8s-procmount-unmasked',
    name: 'Container requests an unmasked /proc',
    description:
      'A container asks for the whole of `/proc`, with the parts that are hidden for good reason: kernel memory, interrupts, switches of the node.',
    fires:
      'A create or change of a workload sets `procMount: Unmasked` on a container. Low when the pod has a user namespace of its own (`hostUsers: false`).',
    benign: ['Containers within containers, such as builders.'],
    severity: 'medium',
    tactics: ['PrivilegeEscalation'],
    techniques: ['T1611'],
    defender: [],
    remediation: steps,
    preventedBy: ['k8s-pod-proc-mount', ...psa],
    faults: ({ pod }) =>
      pod.containers
        .filter(({ set }) => textAt(set, 'securityContext', 'procMount') === 'Unmasked')
        .map((container) => ({
          words: `${containerWords(container)} asks for the whole of /proc`,
          path: `${container.path}.securityContext.procMount`,
          value: 'Unmasked',
          container,
          ...(at(pod.after.spec, 'hostUsers') === false && { severity: 'low' as const }),
        })),
  }),
  {
    id: 'k8s-hostpath-pv',
    name: 'PersistentVolume of type hostPath/local created',
    description:
      'A PersistentVolume was made of a directory of a node. Whoever claims it sees that directory, past every rule against `hostPath` in pods.',
    fires:
      'A PersistentVolume is created with `hostPath` (low), or with `hostPath` or `local` of a sensitive path such as `/`, `/etc` or `/var/lib/kubelet` (medium).',
    benign: [
      'Provisioners of local storage, passed over as long as the path is harmless.',
      'Test clusters on one machine.',
    ],
    severity: 'medium',
    tactics: ['PrivilegeEscalation'],
    techniques: ['T1611'],
    defender: ['K8S_SensitiveMount'],
    remediation: [
      'See who claims it: `kubectl get persistentvolume {name} -o yaml`.',
      askOwner,
      'If it may not stay: `kubectl delete persistentvolume {name}`, and delete the pods that mount it.',
      readAuditLog,
    ],
    preventedBy: ['k8s-rbac-pv-create'],
    level: 'Request',
    on: { verbs: ['create'], resources: ['persistentvolumes'] },
    match(event) {
      if (event.object?.group !== '' || isCore(event)) return null
      const volume = changeOf(event)?.set ?? null
      const host = textAt(volume, 'spec', 'hostPath', 'path')
      const path = host || textAt(volume, 'spec', 'local', 'path')
      const sensitive = path !== '' && sensitivity(normalPath(path)) !== 'none'
      if (!sensitive && (host === '' || isProvisioner(event.user))) return null
      return {
        severity: sensitive ? 'medium' : 'low',
        message: `a volume opens ${path.slice(0, 200)} of a node`,
        evidence: { [`requestObject.spec.${host ? 'hostPath' : 'local'}.path`]: path.slice(0, 512) },
      }
    },
  },
]

const isProvisioner = (user: Parameters<typeof serviceAccountOf>[0]): boolean =>
  /provisioner/.test(serviceAccountOf(user)?.name ?? '')
