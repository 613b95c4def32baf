import { z } from 'zod'
import { joinCheck } from '../join-check'
import { manifest, namespacePatch } from '../manifest'
import { notEvaluated, proof, verdictOf } from '../verdict'

const hardSchema = z.object({ hard: z.record(z.string(), z.unknown()) })
/** What a quota must bound, and under which names it may do so. */
const bounds = [
  ['cpu', ['limits.cpu', 'requests.cpu', 'cpu']],
  ['memory', ['limits.memory', 'requests.memory', 'memory']],
  ['pods', ['pods', 'count/pods']],
] as const

export const nsQuota = joinCheck({
  assetKinds: ['namespace'],
  needs: ['quotas'],
  id: 'k8s-ns-quota',
  name: 'Namespaces should have a ResourceQuota',
  description:
    'Without a quota one namespace can take all processors, memory and pod slots of the cluster, by a mistake or on purpose, and starve everything else. A quota bounds the damage to its own namespace.',
  severity: 'low',
  control: 'ddos-protection',
  remediation: [
    'Measure what the namespace uses and create a ResourceQuota with some room above it.',
    'Bound processors, memory and the number of pods; several quotas may share the work.',
    'Give containers limits, or the namespace a LimitRange: pods without limits are refused where a quota bounds them.',
  ],
  mappings: { nsa: ['NET-res'], trivy: ['KSV-0040'] },
  evaluate({ metadata: { name } }, facts) {
    const quotas = facts.in('quotas', name).filter((quota) => quota.objectKind === 'ResourceQuota')
    const bound = new Set(quotas.flatMap(({ spec }) => Object.keys(hardSchema.safeParse(spec).data?.hard ?? {})))
    const missing = bounds.filter(([, names]) => !names.some((one) => bound.has(one))).map(([what]) => what)
    if (missing.length === 0) return { status: 'healthy' }
    if (!facts.isListed('quota', 'ResourceQuota', name)) {
      return notEvaluated('no complete list of ResourceQuotas was received')
    }
    const message =
      quotas.length === 0
        ? 'the namespace has no ResourceQuota'
        : `no ResourceQuota of the namespace bounds ${missing.join(', ')}`
    return verdictOf([proof('metadata.name', name, message)])
  },
  patch: namespacePatch((name) =>
    manifest('Adapt the numbers to what the namespace needs.', {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'quota', namespace: name },
      spec: {
        hard: { 'requests.cpu': '4', 'requests.memory': '8Gi', 'limits.cpu': '8', 'limits.memory': '16Gi', pods: '50' },
      },
    }),
  ),
})
