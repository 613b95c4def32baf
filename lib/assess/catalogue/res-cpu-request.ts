import { podCheck } from '../pod-check'
import { requestFaults, requestPatch } from '../resource-limit'

export const resCpuRequest = podCheck({
  id: 'k8s-res-cpu-request',
  name: 'CPU requests should be set',
  description:
    'The scheduler places pods by what they request. A container that requests no CPU is packed onto any node and gets what the others leave: under load it is the first to starve, and it drags its neighbours along.',
  severity: 'low',
  control: 'ddos-protection',
  remediation: [
    'Set `resources.requests.cpu` on every container, from what it uses on an ordinary day.',
    'Or put a LimitRange with a default request into the namespace.',
  ],
  mappings: {
    azurePolicy: '03a4ecdb-0684-4039-be91-2762979e1bc8',
    nsa: ['NET-res'],
    kubescape: ['C-0268'],
    trivy: ['KSV-0015'],
  },
  inspect: (pod) => requestFaults(pod, 'cpu'),
  mend: (pod) => requestPatch(pod, 'cpu'),
})
