import type { Container } from '@/lib/model/kubernetes'
import { containerPatches, type Fields } from '../patch'
import { podCheck } from '../pod-check'
import { proof } from '../verdict'

const probes = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const
const hooks = ['postStart', 'preStop'] as const
const actions = ['httpGet', 'tcpSocket'] as const

/** Every host that the kubelet is told to call for this container. */
function hostsOf(container: Container) {
  const handlers = [
    ...probes.map((name) => ({ steps: [name], handler: container[name] })),
    ...hooks.map((name) => ({ steps: ['lifecycle', name], handler: container.lifecycle?.[name] })),
  ]
  return handlers.flatMap(({ steps, handler }) =>
    actions.flatMap((action) => {
      const host = handler?.[action]?.host
      return host ? [{ steps: [...steps, action, 'host'], host }] : []
    }),
  )
}

export const podHostProbe = podCheck({
  id: 'k8s-pod-host-probe',
  name: 'Probes and hooks should not address a host field',
  description:
    'Probes and hooks are called by the kubelet, from the network of the node. With a host of one’s own choosing a pod makes the kubelet call any address that the node can reach, such as the metadata service of the cloud.',
  severity: 'medium',
  control: 'security-configurations',
  remediation: [
    'Remove `host` from the probe or hook: the kubelet then calls the pod itself.',
    'Give a name for virtual hosting in an `httpHeaders` entry `Host` instead.',
  ],
  mappings: { podSecurityStandards: 'baseline' },
  inspect: (pod) =>
    pod.containers.flatMap(({ container, path, label }) =>
      hostsOf(container).map(({ steps, host }) =>
        proof([path, ...steps].join('.'), host, `the kubelet calls ${host} for ${label}`),
      ),
    ),
  mend: (pod) => ({
    spec: containerPatches(pod.containers, ({ container }) => {
      const found = hostsOf(container)
      return found.length > 0 ? removal(found.map(({ steps }) => steps)) : null
    }),
  }),
})

function removal(paths: readonly (readonly string[])[]): Fields {
  const byFirst = new Map<string, string[][]>()
  for (const [first = '', ...rest] of paths) byFirst.set(first, [...(byFirst.get(first) ?? []), rest])
  return Object.fromEntries(
    [...byFirst].map(([first, rest]) => [first, rest.some((steps) => steps.length === 0) ? null : removal(rest)]),
  )
}
