import { serviceSchema } from '@/lib/model/kubernetes-network'
import { kindCheck } from '../kind-check'
import { portsParameter } from '../parameter'
import { proof } from '../verdict'

const allowedPorts = portsParameter({
  name: 'allowedPorts',
  description: 'Ports on which services may listen.',
  default: [80, 443, 8080, 8443],
})

/** Ports for monitoring are known by their names, for their numbers are many. */
const isMetrics = (name: string | null | undefined) => /(?:^|-)metrics(?:-|$)/.test(name ?? '')

export const svcAllowedPorts = kindCheck({
  id: 'k8s-svc-allowed-ports',
  name: 'Services should listen on allowed ports only',
  description:
    'Fewer ports are easier to filter and to watch. A service on a port outside the agreed list is either new, and the list should say so, or something that nobody agreed to.',
  severity: 'low',
  control: 'network-access',
  preview: true,
  remediation: [
    'Move the service to an allowed port; `targetPort` can stay as it is.',
    'Or add the port to the list in the settings of this recommendation.',
  ],
  parameters: [allowedPorts],
  mappings: {
    defender: 'Services should listen on allowed ports only',
    defenderKey: 'add45209-73f6-4fa5-a5a5-74a451b07fbe',
    azurePolicy: '233a2a17-77ca-4fb1-9b6b-69223d272a44',
    nsa: ['NET-pol'],
  },
  assetKinds: ['service'],
  kinds: { Service: [''] },
  schema: serviceSchema,
  inspect: ({ spec }, _object, parameters) => {
    const ports = spec?.ports ?? []
    const allowed = allowedPorts.of(parameters)
    if (ports.length === 0) return { unknown: 'the service listens on no port' }
    return ports.flatMap(({ name, port }, index) =>
      allowed.includes(port) || isMetrics(name)
        ? []
        : [proof(`spec.ports[${index}].port`, port, `the service listens on port ${port}, which is not on the list`)],
    )
  },
})
