import { limitFaults, limitPatch } from '../resource-limit'
import { podCheck } from '../pod-check'

export const resMemoryLimit = podCheck({
  id: 'k8s-res-memory-limit',
  name: 'Memory limits should be enforced',
  description:
    'A container without a memory limit may fill the memory of its node until the kernel kills processes there, not always the guilty one.',
  severity: 'medium',
  control: 'ddos-protection',
  remediation: [
    'Set `resources.limits.memory` on every container, with room above its measured peak.',
    'Or put a LimitRange with a default into the namespace.',
  ],
  mappings: {
    defender: 'Container CPU and memory limits should be enforced',
    defenderKey: '405c9ae6-49f9-46c4-8873-a86690f27818',
    azurePolicy: 'e345eecc-fa47-480f-9e88-67dcc122b164',
    nsa: ['NET-res'],
    kubescape: ['C-0271', 'C-0004'],
    trivy: ['KSV-0018'],
  },
  inspect: (pod) => limitFaults(pod, 'memory'),
  mend: (pod) => limitPatch(pod, 'memory'),
})
