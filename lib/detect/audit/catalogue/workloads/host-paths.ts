import { covers, isRuntimeSocket, normalPath, sensitivity } from '@/lib/model/host-path'
import type { StatelessDetection } from '../../detection'
import { isPrivilegedByDesign } from '../../images'
import type { Pod, PodContainer } from '../../pod'
import { at, listAt, textAt } from '../../read'
import { rememberLast } from '../../remember-last'
import { askOwner, enforceBaseline, limitAccess, readAuditLog, readObject, removeObject, suspectNode } from '../steps'
import { onPod, type Fault, type PodCase } from './on-pod'

type HostVolume = { name: string; path: string; normal: string; at: string; mounts: readonly Mount[] }
type Mount = { container: PodContainer; readOnly: boolean }

const steps = [readObject, askOwner, removeObject, suspectNode, readAuditLog, enforceBaseline, limitAccess]
const psa = ['k8s-ns-psa-missing', 'k8s-ns-psa-privileged']

/** Directories that hold the socket of a container runtime as one of a few files; wider ones are another matter. */
const socketDirectories = ['/run', '/run/containerd', '/run/crio', '/run/k3s/containerd', '/run/docker', '/run/podman']
const otherSockets = /\/(?:podman|buildkitd|cri-dockerd)\.sock$/

/** Files with which a node, the control plane or a cloud account is taken over. */
const credentials = [
  '/etc/kubernetes/azure.json',
  '/etc/kubernetes/cloud-config',
  '/etc/kubernetes/pki',
  '/etc/kubernetes/admin.conf',
  '/etc/kubernetes/super-admin.conf',
  '/etc/kubernetes/manifests',
  '/etc/eks',
  '/root/.aws',
  '/root/.azure',
  '/root/.config/gcloud',
  '/var/lib/kubelet/pki',
  '/var/lib/etcd',
]

/** Parts of sensitive directories that tell or do nothing. */
const harmless = [
  '/etc/localtime',
  '/etc/timezone',
  '/etc/machine-id',
  '/etc/os-release',
  '/etc/ssl/certs',
  '/etc/pki/ca-trust',
  '/dev/fuse',
  '/dev/net/tun',
  '/dev/kvm',
  '/dev/dri',
  '/dev/shm',
  '/dev/null',
  '/dev/snd',
  '/dev/infiniband',
  '/run/xtables.lock',
  '/var/run/xtables.lock',
]

const withoutVar = (path: string) => (path.startsWith('/var/run') ? path.slice('/var'.length) : path)

const isSocket = (normal: string): boolean =>
  socketDirectories.includes(withoutVar(normal)) ||
  otherSockets.test(normal) ||
  (isRuntimeSocket(normal) && !covers(normal, '/run') && !covers(normal, '/var/run'))

const isCredential = (normal: string): boolean => credentials.some((one) => covers(one, normal))

/** The host paths that a request mounts. */
const hostVolumes = rememberLast((pod: Pod): readonly HostVolume[] =>
  listAt(pod.spec, 'volumes').flatMap((volume, index) => {
    const path = textAt(volume, 'hostPath', 'path')
    if (path === '') return []
    const name = textAt(volume, 'name')
    const mounts = pod.after.containers.flatMap((container) =>
      listAt(container.after, 'volumeMounts')
        .filter((mount) => textAt(mount, 'name') === name)
        .map((mount) => ({ container, readOnly: at(mount, 'readOnly') === true })),
    )
    return [{ name, path, normal: normalPath(path), at: `${pod.path}.volumes[${index}].hostPath.path`, mounts }]
  }),
)

/** Whether only containers that are there for it mount the volume. */
function isMeant({ mounts }: HostVolume, { pod, namespace, context }: PodCase): boolean {
  const users = mounts.length > 0 ? mounts.map(({ container }) => container) : pod.after.containers
  return users.length > 0 && users.every((one) => isPrivilegedByDesign(one, pod, namespace, context))
}

const isWritable = ({ mounts }: HostVolume): boolean => mounts.some(({ readOnly }) => !readOnly)

function fault(volume: HostVolume, words: string, severity?: Fault['severity']): Fault {
  const container = volume.mounts.find(({ readOnly }) => !readOnly)?.container ?? volume.mounts[0]?.container
  return {
    words,
    path: volume.at,
    value: volume.path,
    ...(container && { container }),
    ...(severity && { severity }),
  }
}

/** Volumes that open parts of the node. */
export const hostPaths: readonly StatelessDetection[] = [
  onPod({
    id: 'k8s-sensitive-hostpath',
    name: 'Pod mounts a sensitive host path',
    description:
      'A workload mounts a part of its node that holds credentials, other pods’ files or an interface of the kernel. Reading it often suffices to take over the node; writing to it always does.',
    fires:
      'A create or change of a workload brings a `hostPath` volume of `/`, `/proc`, `/sys`, `/dev`, `/boot`, `/root`, `/home`, `/etc`, `/var`, `/run`, the data of kubelet, container runtime or etcd (or what lies in them), or of `/var/log` when a container may write to it. High when a container may write. Paths are resolved first (`/var//lib/../log`). Runtime sockets and credential files have detections of their own.',
    benign: [
      'Agents that watch the node; the known ones are passed over in their namespaces.',
      'Single harmless files such as `/etc/localtime` are passed over when mounted read-only.',
    ],
    severity: 'medium',
    tactics: ['PrivilegeEscalation'],
    techniques: ['T1611', 'T1552.001'],
    defender: ['K8S_SensitiveMount'],
    remediation: steps,
    preventedBy: ['k8s-pod-hostpath-sensitive', 'k8s-pod-hostpath', 'k8s-pod-hostpath-writable', ...psa],
    faults: (found) =>
      hostVolumes(found.pod).flatMap((volume) => {
        const { normal, path } = volume
        if (isSocket(normal) || isCredential(normal)) return []
        const writable = isWritable(volume)
        const kind = sensitivity(normal)
        if (kind === 'none' || (kind === 'written' && !writable)) return []
        if (harmless.some((one) => covers(one, normal)) && (!writable || normal.startsWith('/dev/'))) return []
        if (isMeant(volume, found)) return []
        if (kind === 'written') return [fault(volume, `a container may write to the node’s logs in ${path}`)]
        return [
          writable
            ? fault(volume, `a container may write to ${path} of the node`, 'high')
            : fault(volume, `the pod sees ${path} of the node`),
        ]
      }),
  }),
  onPod({
    id: 'k8s-runtime-socket-mount',
    name: 'Pod mounts a container-runtime socket',
    description:
      'A workload mounts the socket of its node’s container runtime, or the directory that it lies in. Through it any container can be started on the node, privileged ones included, unseen by Kubernetes.',
    fires:
      'A create or change of a workload brings a `hostPath` volume that is the socket of Docker, containerd, CRI-O, cri-dockerd, Podman or BuildKit, or a directory that holds one (`/run`, `/var/run`, `/run/containerd` …).',
    benign: [
      'Runtime sensors and agents; the known ones are passed over in their namespaces.',
      'Builders that use the Docker of their node: give them one of their own.',
    ],
    severity: 'high',
    tactics: ['PrivilegeEscalation'],
    techniques: ['T1611', 'T1610'],
    defender: ['K8S_SensitiveMount'],
    remediation: steps,
    preventedBy: ['k8s-pod-runtime-socket', 'k8s-pod-hostpath', ...psa],
    faults: (found) =>
      hostVolumes(found.pod)
        .filter((volume) => isSocket(volume.normal) && !isMeant(volume, found))
        .map((volume) => fault(volume, `the pod reaches the container runtime through ${volume.path}`)),
  }),
  onPod({
    id: 'k8s-cloud-credential-mount',
    name: 'Pod mounts cloud or kubelet credential files from the host',
    description:
      'A workload mounts files that hold the keys of the control plane, the kubelet, etcd or a cloud account. With them its containers act as the cluster or the cloud account itself.',
    fires:
      'A create or change of a workload brings a `hostPath` volume of `/etc/kubernetes` credentials (`pki`, `admin.conf`, `manifests`, `azure.json`, `cloud-config`), `/etc/eks`, `/root/.aws`, `/root/.azure`, `/root/.config/gcloud`, `/var/lib/kubelet/pki` or `/var/lib/etcd`.',
    benign: [
      'Cloud controllers and storage drivers in system namespaces.',
      'Backups of etcd.',
      'Benchmarks such as kube-bench, which read these files.',
    ],
    severity: 'high',
    tactics: ['CredentialAccess'],
    techniques: ['T1552.001'],
    defender: ['K8S_SensitiveMount'],
    remediation: [...steps, 'If it ran, replace the credentials that lie there: they must be taken as known.'],
    preventedBy: ['k8s-pod-hostpath-sensitive', 'k8s-pod-hostpath', ...psa],
    faults: (found) =>
      hostVolumes(found.pod)
        .filter((volume) => isCredential(volume.normal) && !isMeant(volume, found))
        .map((volume) => fault(volume, `the pod sees the credentials in ${volume.path} of the node`)),
  }),
]
