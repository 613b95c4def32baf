import type { Json } from '@/lib/model/json'
import { containerPatches, type Fields } from './patch'
import type { ContainerRef } from './pod'
import type { Pod } from './pod-check'

/** A hostPath volume: its name, its path as written and normalised, and where the path stands in the object. */
export type HostVolume = { name: string; path: string; normal: string; at: string }

/** A container's mount of a hostPath volume. */
export type HostMount = {
  volume: HostVolume
  ref: ContainerRef
  mountPath: string | null
  readOnly: boolean
  at: string
}

/** `/var//run/../run/` → `/var/run`; what is relative is read from the root. */
export function normalPath(path: string): string {
  const kept: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') kept.pop()
    else if (part !== '' && part !== '.') kept.push(part)
  }
  return `/${kept.join('/')}`
}

/** True when `inner` is `outer` or lies under it; both normalised. */
export const covers = (outer: string, inner: string) =>
  outer === inner || inner.startsWith(outer === '/' ? '/' : `${outer}/`)

export function hostVolumes(pod: Pod): HostVolume[] {
  return (pod.spec.volumes ?? []).flatMap((volume, index) =>
    volume.hostPath
      ? [
          {
            name: volume.name,
            path: volume.hostPath.path,
            normal: normalPath(volume.hostPath.path),
            at: `${pod.path}.volumes[${index}].hostPath.path`,
          },
        ]
      : [],
  )
}

/** Every mount of a hostPath volume. Absent `readOnly` means writable. */
export function hostMounts(pod: Pod): HostMount[] {
  const volumes = new Map(hostVolumes(pod).map((volume) => [volume.name, volume]))
  return pod.containers.flatMap((ref) =>
    (ref.container.volumeMounts ?? []).flatMap((mount, index) => {
      const volume = volumes.get(mount.name)
      const at = `${ref.path}.volumeMounts[${index}]`
      return volume ? [{ volume, ref, mountPath: mount.mountPath ?? null, readOnly: mount.readOnly === true, at }] : []
    }),
  )
}

/** Template changes that take these volumes and every mount of them away, and make other mounts read-only. */
export function mendMounts(pod: Pod, remove: readonly HostVolume[], protect: readonly HostVolume[] = []): Fields {
  const removed = new Set(remove.map((volume) => volume.name))
  const guarded = new Set(protect.map((volume) => volume.name))
  const mounts = hostMounts(pod)
  const patches = containerPatches(pod.containers, (ref) => {
    const changes = mounts
      .filter((mount) => mount.ref === ref && mount.mountPath !== null)
      .flatMap<Json>(({ volume, mountPath, readOnly }) => {
        if (removed.has(volume.name)) return [{ $patch: 'delete', mountPath }]
        return guarded.has(volume.name) && !readOnly ? [{ mountPath, name: volume.name, readOnly: true }] : []
      })
    return changes.length > 0 ? { volumeMounts: changes } : null
  })
  const volumes = remove.map(({ name }) => ({ $patch: 'delete', name }))
  return volumes.length > 0 ? { ...patches, volumes } : patches
}

/**
 * Directories whose contents give the node away. The first two count only as a whole (mounting `/var` exposes
 * `/var/run`), because what is sensitive below them is listed by itself; of the others every child counts.
 */
const wholeOnly = ['/', '/var']
const sensitiveTrees = [
  '/proc',
  '/sys',
  '/dev',
  '/boot',
  '/root',
  '/home',
  '/etc',
  '/var/run',
  '/run',
  '/var/lib/kubelet',
  '/var/lib/docker',
  '/var/lib/containerd',
  '/var/lib/etcd',
]
const logTree = '/var/log'

/** `always`: sensitive even when read-only; `written`: only when a container may write to it (node logs). */
export function sensitivity(normal: string): 'always' | 'written' | 'none' {
  if (wholeOnly.includes(normal) || isRuntimeSocket(normal)) return 'always'
  if (sensitiveTrees.some((tree) => covers(tree, normal) || covers(normal, tree))) return 'always'
  return covers(logTree, normal) ? 'written' : 'none'
}

const socketNames = [
  'docker.sock',
  'containerd.sock',
  'crio.sock',
  'cri-dockerd.sock',
  // The same on Windows nodes, where it is a named pipe.
  '\\pipe\\docker_engine',
  '\\pipe\\containerd-containerd',
]
const socketPlaces = [
  '/run/docker.sock',
  '/run/containerd/containerd.sock',
  '/run/k3s/containerd/containerd.sock',
  '/run/crio/crio.sock',
  '/run/cri-dockerd.sock',
].flatMap((place) => [place, `/var${place}`])

/** True for the socket of a container runtime, and for a directory that holds one. */
export function isRuntimeSocket(normal: string): boolean {
  return socketNames.some((name) => normal.endsWith(name)) || socketPlaces.some((place) => covers(normal, place))
}
