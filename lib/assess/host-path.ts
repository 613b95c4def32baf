import { normalPath } from '@/lib/model/host-path'
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
