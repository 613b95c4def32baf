import { containerPatches } from '../patch'
import { perContainer, podCheck } from '../pod-check'
import { proof } from '../verdict'

const isUnmasked = (type: string | null | undefined) => Boolean(type) && type !== 'Default'

export const podProcMount = podCheck({
  id: 'k8s-pod-proc-mount',
  name: 'Default /proc masks should be used',
  description:
    'Container runtimes hide the parts of /proc that show or change the kernel of the node, such as /proc/kcore and /proc/sysrq-trigger. An unmasked mount gives them back to the container.',
  severity: 'medium',
  control: 'security-configurations',
  remediation: [
    'Remove `procMount` from the security context, or set it to Default.',
    'A pod that builds or runs containers inside itself should set `hostUsers: false` as well.',
  ],
  mappings: {
    azurePolicy: 'f85eb0dd-92ee-40e9-8a76-db25a507d6d3',
    podSecurityStandards: 'baseline',
    nsa: ['PS-enf'],
    trivy: ['KSV-0027'],
  },
  exemptsUserNamespaces: true,
  inspect: (pod) =>
    perContainer(pod, ({ container, path, label }) => {
      const type = container.securityContext?.procMount
      return (
        isUnmasked(type) && proof(`${path}.securityContext.procMount`, type ?? undefined, `${label} sees all of /proc`)
      )
    }),
  mend: (pod) => ({
    spec: containerPatches(pod.containers, ({ container }) =>
      isUnmasked(container.securityContext?.procMount) ? { securityContext: { procMount: null } } : null,
    ),
  }),
})
