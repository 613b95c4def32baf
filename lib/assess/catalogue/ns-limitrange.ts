import { z } from 'zod'
import { joinCheck } from '../join-check'
import { manifest, namespacePatch } from '../manifest'
import { notEvaluated, proof, verdictOf } from '../verdict'

const rangeSchema = z.object({
  limits: z.array(z.object({ type: z.string(), default: z.record(z.string(), z.unknown()).nullish() })),
})

/** Whether the range gives a container without limits some. */
function givesDefaults(spec: unknown): boolean {
  const limits = rangeSchema.safeParse(spec).data?.limits ?? []
  return limits.some((limit) => limit.type === 'Container' && Object.keys(limit.default ?? {}).length > 0)
}

export const nsLimitrange = joinCheck({
  assetKinds: ['namespace'],
  needs: ['quotas'],
  id: 'k8s-ns-limitrange',
  name: 'Namespaces should have a LimitRange',
  description:
    'A container that states no limits may use whatever its node has. A LimitRange gives every such container of the namespace limits of its own, so that a forgotten line in a manifest does not cost the node.',
  severity: 'low',
  control: 'ddos-protection',
  remediation: [
    'Create a LimitRange of type Container with `default` and `defaultRequest` for processors and memory.',
    'It takes effect when pods are created: restart the workloads that should get the new limits.',
  ],
  mappings: { nsa: ['NET-res'], trivy: ['KSV-0039'] },
  evaluate({ metadata: { name } }, facts) {
    const ranges = facts.in('quotas', name).filter((range) => range.objectKind === 'LimitRange')
    if (ranges.some((range) => givesDefaults(range.spec))) return { status: 'healthy' }
    if (!facts.isListed('quota', 'LimitRange', name)) {
      return notEvaluated('no complete list of LimitRanges was received')
    }
    const message =
      ranges.length === 0
        ? 'the namespace has no LimitRange'
        : 'no LimitRange of the namespace gives containers default limits'
    return verdictOf([proof('metadata.name', name, message)])
  },
  patch: namespacePatch((name) =>
    manifest('Adapt the numbers to what a container of the namespace usually needs.', {
      apiVersion: 'v1',
      kind: 'LimitRange',
      metadata: { name: 'defaults', namespace: name },
      spec: {
        limits: [
          {
            type: 'Container',
            default: { cpu: '500m', memory: '512Mi' },
            defaultRequest: { cpu: '100m', memory: '128Mi' },
          },
        ],
      },
    }),
  ),
})
