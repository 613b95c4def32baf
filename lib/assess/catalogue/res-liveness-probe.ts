import { perContainer, podCheck } from '../pod-check'
import { endsByItself } from '../ends-by-itself'
import { proof } from '../verdict'

export const resLivenessProbe = podCheck({
  id: 'k8s-res-liveness-probe',
  name: 'Liveness probe should be configured',
  description:
    'Without a liveness probe Kubernetes sees only whether the process exists. A program that hangs then counts as healthy until a person notices.',
  severity: 'informational',
  control: 'best-practices',
  remediation: [
    'Give the container a `livenessProbe` that answers without asking other services.',
    'Add a `startupProbe` where the program needs long to start.',
  ],
  mappings: { azurePolicy: 'b1a9997f-2883-4f12-bdff-2280f99b5915', kubescape: ['C-0056'] },
  inspect: (pod) => {
    const end = endsByItself(pod)
    if (end) return end
    return perContainer(
      pod,
      ({ list, sidecar, container, path, label }) =>
        (list === 'containers' || sidecar) &&
        !container.livenessProbe &&
        proof(`${path}.livenessProbe`, undefined, `${label} has no liveness probe`),
    )
  },
})
