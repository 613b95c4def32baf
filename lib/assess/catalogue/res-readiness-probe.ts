import { z } from 'zod'
import type { ObjectCheck } from '../check'
import { endsByItself } from '../ends-by-itself'
import { noFacts } from '../facts/cluster-facts'
import { podLabelsOf } from '../pod'
import { perContainer, podCheck } from '../pod-check'
import { proof } from '../verdict'

const selecting = z.object({ type: z.string().nullish(), selector: z.record(z.string(), z.string()) })

/** True for a Service that sends traffic to pods with these labels. */
function selects(spec: unknown, labels: Readonly<Record<string, string>>): boolean {
  const parsed = selecting.safeParse(spec)
  if (!parsed.success || parsed.data.type === 'ExternalName') return false
  const pairs = Object.entries(parsed.data.selector)
  return pairs.length > 0 && pairs.every(([name, value]) => labels[name] === value)
}

export const resReadinessProbe: ObjectCheck = {
  needs: ['services'],
  ...podCheck({
    id: 'k8s-res-readiness-probe',
    name: 'Readiness probe should be configured',
    description:
      'A Service sends traffic to every pod that counts as ready, and without a readiness probe that is every pod that has started. Callers then meet programs that are still loading, or that have lost their database.',
    severity: 'informational',
    control: 'best-practices',
    remediation: [
      'Give the container a `readinessProbe` that fails while it cannot serve.',
      'Keep it apart from the liveness probe: being not ready is no reason to start again.',
    ],
    mappings: { azurePolicy: 'b1a9997f-2883-4f12-bdff-2280f99b5915', kubescape: ['C-0018'] },
    inspect: (pod, { facts = noFacts }) => {
      const end = endsByItself(pod)
      if (end) return end
      const { namespace = null } = pod.object.metadata
      const labels = podLabelsOf(pod.object)
      const service = facts.in('services', namespace).find(({ spec }) => selects(spec, labels))
      if (!service && !facts.isListed('service', 'Service', namespace)) {
        return { missing: 'no complete list of Services was received' }
      }
      if (!service) return { unknown: 'no Service sends traffic to the pods' }
      return perContainer(
        pod,
        ({ list, sidecar, container, path, label }) =>
          (list === 'containers' || sidecar) &&
          !container.readinessProbe &&
          proof(
            `${path}.readinessProbe`,
            undefined,
            `${label} gets traffic of Service ${service.name} before it is ready`,
          ),
      )
    },
  }),
}
