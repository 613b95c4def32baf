import { containerPatches } from '../patch'
import { quantityParameter } from '../parameter'
import { podCheck } from '../pod-check'
import { quantity } from '../quantity'
import { proof } from '../verdict'
import type { ParameterValues } from '@/lib/model/check-setting'
import type { ContainerRef } from '../pod'

const maximumCpu = quantityParameter({
  name: 'maximumCpu',
  description: 'The most CPU that one container may have as its limit, such as 2 or 1500m; empty for no maximum.',
  default: '',
})
const maximumMemory = quantityParameter({
  name: 'maximumMemory',
  description: 'The most memory that one container may have as its limit, such as 4Gi; empty for no maximum.',
  default: '',
})

/** The maxima that are set, with what they come to. */
function maxima(parameters: ParameterValues) {
  const set = { cpu: maximumCpu.of(parameters), memory: maximumMemory.of(parameters) }
  return (['cpu', 'memory'] as const).flatMap((resource) => {
    const most = quantity(set[resource])
    return most === null ? [] : [{ resource, most, text: set[resource] }]
  })
}

const above = ({ container }: ContainerRef, parameters: ParameterValues) =>
  maxima(parameters).flatMap(({ resource, most, text }) => {
    const limit = container.resources?.limits?.[resource]
    return (quantity(limit) ?? 0) > most ? [{ resource, limit, text }] : []
  })

export const resLimitMaximum = podCheck({
  id: 'k8s-res-limit-maximum',
  name: 'CPU and memory limits should not exceed the maximum',
  description:
    'A limit as large as a node protects nothing. Where a maximum has been agreed, a container above it can take so much of its node that the other pods there are pushed out.',
  severity: 'low',
  control: 'ddos-protection',
  remediation: [
    'Lower the limit to the agreed maximum, or split the work over more replicas.',
    'Raise the maximum in the settings of this recommendation if the container needs it.',
  ],
  parameters: [maximumCpu, maximumMemory],
  mappings: {
    defender: 'Container CPU and memory limits should be enforced',
    defenderKey: '405c9ae6-49f9-46c4-8873-a86690f27818',
    azurePolicy: 'e345eecc-fa47-480f-9e88-67dcc122b164',
    nsa: ['NET-res'],
    kubescape: ['C-0009'],
  },
  inspect: (pod, _related, parameters) => {
    if (maxima(parameters).length === 0) return { unknown: 'no maximum is set in this environment' }
    return pod.containers.flatMap((ref) =>
      above(ref, parameters).map(({ resource, limit, text }) =>
        proof(
          `${ref.path}.resources.limits.${resource}`,
          limit,
          `${ref.label} may take ${limit} of ${resource}, more than ${text}`,
        ),
      ),
    )
  },
  mend: (pod, parameters) => ({
    spec: containerPatches(pod.containers, (ref) => {
      const limits = Object.fromEntries(above(ref, parameters).map(({ resource, text }) => [resource, text]))
      const requests = Object.fromEntries(
        Object.entries(limits).filter(
          ([resource, most]) => (quantity(ref.container.resources?.requests?.[resource]) ?? 0) > (quantity(most) ?? 0),
        ),
      )
      if (Object.keys(limits).length === 0) return null
      return { resources: { limits, ...(Object.keys(requests).length > 0 && { requests }) } }
    }),
  }),
})
