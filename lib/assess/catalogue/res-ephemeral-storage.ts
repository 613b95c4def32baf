import { containerPatches } from '../patch'
import type { ContainerRef } from '../pod'
import { perContainer, podCheck, type Pod } from '../pod-check'
import { quantity } from '../quantity'
import { proof } from '../verdict'

const resource = 'ephemeral-storage'

const lacksLimit = ({ list, container }: ContainerRef) =>
  list !== 'ephemeralContainers' && !((quantity(container.resources?.limits?.[resource]) ?? 0) > 0)

/** Memory-backed volumes count against memory limits instead. */
const unbounded = (pod: Pod) =>
  (pod.spec.volumes ?? []).flatMap((volume, index) =>
    volume.emptyDir && volume.emptyDir.medium !== 'Memory' && !((quantity(volume.emptyDir.sizeLimit) ?? 0) > 0)
      ? [{ name: volume.name, index }]
      : [],
  )

export const resEphemeralStorage = podCheck({
  id: 'k8s-res-ephemeral-storage',
  name: 'Local ephemeral storage should be limited',
  description:
    'Logs, the writable layer and emptyDir volumes all lie on the disk of the node. A container without a limit can fill it, and the kubelet then evicts pods that have nothing to do with it.',
  severity: 'informational',
  control: 'ddos-protection',
  preview: true,
  remediation: ['Set `resources.limits.ephemeral-storage` on every container.', 'Set `sizeLimit` on emptyDir volumes.'],
  mappings: { nsa: ['NET-res'] },
  // Once every container has a limit, their sum bounds the volumes too.
  inspect: (pod) => {
    const containers = perContainer(
      pod,
      (ref) =>
        lacksLimit(ref) &&
        proof(
          `${ref.path}.resources.limits.${resource}`,
          ref.container.resources?.limits?.[resource],
          `${ref.label} may fill the disk of its node`,
        ),
    )
    if (containers.length === 0) return []
    const volumes = unbounded(pod).map(({ name, index }) =>
      proof(`${pod.path}.volumes[${index}].emptyDir.sizeLimit`, undefined, `volume "${name}" has no size limit`),
    )
    return [...containers, ...volumes]
  },
  mend: (pod) => ({
    spec: {
      ...containerPatches(pod.containers, (ref) =>
        lacksLimit(ref) ? { resources: { limits: { [resource]: '1Gi' } } } : null,
      ),
      ...(unbounded(pod).length > 0 && {
        volumes: unbounded(pod).map(({ name }) => ({ name, emptyDir: { sizeLimit: '1Gi' } })),
      }),
    },
    note: 'These are values to start from: the kubelet evicts a pod that grows beyond them.',
  }),
})
