import { containerPatches } from '../patch'
import { perContainer, podCheck } from '../pod-check'
import { proof } from '../verdict'

export const podPrivileged = podCheck({
  id: 'k8s-pod-privileged',
  name: 'Privileged containers should be avoided',
  description:
    'A privileged container keeps every capability, sees all devices of the node and is not confined by seccomp, AppArmor or SELinux. Whoever takes it over owns the node, and with the node every pod on it.',
  severity: 'high',
  control: 'manage-access',
  remediation: [
    'Remove `privileged: true` from each container named below.',
    'If the program needs one right of the kernel, add that single capability, after dropping ALL.',
    'If it needs hardware, give it the device through a device plug-in.',
  ],
  mappings: {
    defender: 'Privileged containers should be avoided',
    defenderKey: '5d90913f-a1c5-4429-ad54-2c6c17fb3c73',
    azurePolicy: '95edb821-ddaf-4404-9732-666045e056b4',
    podSecurityStandards: 'baseline',
    cis: ['5.2.2'],
    nsa: ['PS-enf'],
    kubescape: ['C-0057', 'C-0193'],
    trivy: ['KSV-0017'],
  },
  inspect: (pod) =>
    perContainer(
      pod,
      ({ container, path, label }) =>
        container.securityContext?.privileged === true &&
        proof(`${path}.securityContext.privileged`, true, `${label} runs privileged`),
    ),
  mend: (pod) => ({
    spec: containerPatches(pod.containers, ({ container }) =>
      container.securityContext?.privileged === true ? { securityContext: { privileged: false } } : null,
    ),
  }),
})
