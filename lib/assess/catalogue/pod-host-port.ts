import type { Container } from '@/lib/model/kubernetes'
import type { Json } from '@/lib/model/json'
import { containerPatches } from '../patch'
import { podCheck } from '../pod-check'
import { proof } from '../verdict'

type Ports = NonNullable<Container['ports']>

// The list merges by containerPort alone, so a port open for TCP and UDP can only be replaced together with its list.
function portsWithoutHost(ports: Ports): Json[] {
  const numbers = ports.map((port) => port.containerPort)
  const distinct = new Set(numbers).size === numbers.length && !numbers.includes(undefined) && !numbers.includes(null)
  if (distinct) {
    return ports.flatMap((port) =>
      port.hostPort ? [{ containerPort: port.containerPort ?? null, hostPort: null }] : [],
    )
  }
  const plain = ports.map(({ name, containerPort, protocol }) => ({
    ...(name && { name }),
    ...(containerPort && { containerPort }),
    ...(protocol && { protocol }),
  }))
  return [{ $patch: 'replace' }, ...plain]
}

export const podHostPort = podCheck({
  id: 'k8s-pod-host-port',
  name: 'Host ports should not be used',
  description:
    'A host port opens the container on the address of the node, past Services and, with many network plug-ins, past network policies. It also ties the pod to nodes where that port is free.',
  severity: 'medium',
  control: 'network-access',
  remediation: ['Remove `hostPort` from the ports named below.', 'Publish the port through a Service instead.'],
  mappings: {
    defender: 'Usage of host networking and ports should be restricted',
    defenderKey: 'ebc68898-5c0f-4353-a426-4a5f1e737b12',
    azurePolicy: '82985f06-dc18-4a48-bc1c-b9f4f0098cfe',
    podSecurityStandards: 'baseline',
    cis: ['v1.8:5.2.13', 'v1.12:5.2.12'],
    nsa: ['PS-enf'],
    kubescape: ['C-0044', 'C-0204'],
    trivy: ['KSV-0024'],
  },
  // With hostNetwork the API server fills in hostPort by itself; then only that check speaks.
  inspect: (pod) =>
    pod.spec.hostNetwork === true
      ? []
      : pod.containers.flatMap(({ container, path, label }) =>
          (container.ports ?? []).flatMap((port, index) =>
            port.hostPort
              ? [
                  proof(
                    `${path}.ports[${index}].hostPort`,
                    port.hostPort,
                    `${label} takes port ${port.hostPort} of the node`,
                  ),
                ]
              : [],
          ),
        ),
  mend: (pod) => ({
    spec: containerPatches(pod.containers, ({ container }) => {
      const ports = container.ports ?? []
      if (pod.spec.hostNetwork === true || !ports.some((port) => port.hostPort)) return null
      return { ports: portsWithoutHost(ports) }
    }),
  }),
})
