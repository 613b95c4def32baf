import { containerPatches } from '../patch'
import { perContainer, podCheck } from '../pod-check'
import { proof } from '../verdict'

const isGood = (type: string | null | undefined) => type === 'RuntimeDefault' || type === 'Localhost'
const runtimeDefault = { seccompProfile: { type: 'RuntimeDefault' } }

export const podSeccompDefault = podCheck({
  id: 'k8s-pod-seccomp-default',
  name: 'Seccomp profile should be set to RuntimeDefault or Localhost',
  description:
    'Without a seccomp profile a container may use every system call of the kernel. The runtime’s default profile blocks the dangerous ones, but Kubernetes does not switch it on by itself.',
  severity: 'low',
  control: 'security-configurations',
  remediation: [
    'Set `seccompProfile: {type: RuntimeDefault}` in the security context of the pod.',
    'Remove other types from its containers.',
    'Or let the kubelet do so for all pods with `seccompDefault: true`, and exempt this recommendation.',
  ],
  mappings: {
    azurePolicy: '975ce327-682c-4f2e-aa46-b9598289b86c',
    podSecurityStandards: 'restricted',
    cis: ['v1.8:5.7.2', 'v1.12:5.6.2'],
    nsa: ['PS-enf'],
    kubescape: ['C-0210', 'C-0055'],
    trivy: ['KSV-0030'],
  },
  linuxOnly: true,
  inspect: (pod) =>
    perContainer(pod, ({ container, path, label }) => {
      const own = container.securityContext?.seccompProfile?.type
      const type = own ?? pod.spec.securityContext?.seccompProfile?.type
      if (isGood(type)) return null
      const at = typeof own === 'string' || !type ? path : pod.path
      return proof(
        `${at}.securityContext.seccompProfile.type`,
        type ?? undefined,
        `${label} has ${type ? `seccomp profile ${type}` : 'no seccomp profile'}`,
      )
    }),
  mend: (pod) => {
    const type = pod.spec.securityContext?.seccompProfile?.type
    return {
      spec: {
        ...(!isGood(type) && { securityContext: runtimeDefault }),
        ...containerPatches(pod.containers, ({ container }) => {
          const own = container.securityContext?.seccompProfile?.type
          return typeof own === 'string' && !isGood(own) ? { securityContext: runtimeDefault } : null
        }),
      },
    }
  },
})
