import { limitFaults, limitPatch } from '../resource-limit'
import { podCheck } from '../pod-check'

export const resCpuLimit = podCheck({
  id: 'k8s-res-cpu-limit',
  name: 'CPU limits should be enforced',
  description:
    'A container without a CPU limit may take all cores of its node. A runaway program, or a miner that an intruder brought along, then starves every other pod there.',
  severity: 'medium',
  control: 'ddos-protection',
  remediation: [
    'Set `resources.limits.cpu` on every container, from what it uses at its busiest.',
    'Or put a LimitRange with a default into the namespace.',
  ],
  mappings: {
    defender: 'Container CPU and memory limits should be enforced',
    defenderKey: '405c9ae6-49f9-46c4-8873-a86690f27818',
    azurePolicy: 'e345eecc-fa47-480f-9e88-67dcc122b164',
    nsa: ['NET-res'],
    kubescape: ['C-0270', 'C-0050'],
    trivy: ['KSV-0011'],
  },
  inspect: (pod) => limitFaults(pod, 'cpu'),
  mend: (pod) => limitPatch(pod, 'cpu'),
})
