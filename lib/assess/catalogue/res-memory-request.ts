import { podCheck } from '../pod-check'
import { requestFaults, requestPatch } from '../resource-limit'

export const resMemoryRequest = podCheck({
  id: 'k8s-res-memory-request',
  name: 'Memory requests should be set',
  description:
    'The scheduler places pods by what they request. A container that requests no memory can land on a node that has none left, and it is among the first that the kernel kills there.',
  severity: 'low',
  control: 'ddos-protection',
  remediation: [
    'Set `resources.requests.memory` on every container, from what it uses on an ordinary day.',
    'Or put a LimitRange with a default request into the namespace.',
  ],
  mappings: {
    azurePolicy: '03a4ecdb-0684-4039-be91-2762979e1bc8',
    nsa: ['NET-res'],
    kubescape: ['C-0269'],
    trivy: ['KSV-0016'],
  },
  inspect: (pod) => requestFaults(pod, 'memory'),
  mend: (pod) => requestPatch(pod, 'memory'),
})
