import { containerPatches } from '../patch'
import { perContainer, podCheck } from '../pod-check'
import { proof } from '../verdict'

export const podReadonlyRootfs = podCheck({
  id: 'k8s-pod-readonly-rootfs',
  name: 'Root filesystem should be read-only',
  description:
    'With a writable root file system an intruder can replace programs and keep tools in the container. Read-only, nothing but the mounted volumes can change while it runs.',
  severity: 'medium',
  control: 'manage-access',
  remediation: [
    'Set `readOnlyRootFilesystem: true` on every container.',
    'Mount an emptyDir on each directory that the program writes to, such as /tmp.',
  ],
  mappings: {
    defender: 'Immutable (read-only) root filesystem should be enforced for containers',
    defenderKey: '27d6f0e9-b4d5-468b-ae7e-03d5473fd864',
    azurePolicy: 'df49d893-a74c-421d-bc95-c663042e5b80',
    cis: ['v1.8:5.7.3', 'v1.12:5.6.3'],
    nsa: ['PS-immut'],
    kubescape: ['C-0017'],
    trivy: ['KSV-0014'],
  },
  linuxOnly: true,
  inspect: (pod) =>
    perContainer(pod, ({ container, path, label }) => {
      const set = container.securityContext?.readOnlyRootFilesystem
      return (
        set !== true &&
        proof(
          `${path}.securityContext.readOnlyRootFilesystem`,
          set ?? undefined,
          `${label} can write to its root file system`,
        )
      )
    }),
  mend: (pod) => ({
    spec: containerPatches(pod.containers, ({ container }) =>
      container.securityContext?.readOnlyRootFilesystem === true
        ? null
        : { securityContext: { readOnlyRootFilesystem: true } },
    ),
    note: 'Mount an emptyDir on every directory that the program writes to, or it will fail to start.',
  }),
})
