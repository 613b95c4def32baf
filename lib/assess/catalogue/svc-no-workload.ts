import { joinCheck } from '../join-check'
import { selectorOf, serviceSpec, workloadsBehind } from '../network/backends'
import { notApplicable, notEvaluated, proof, verdictOf } from '../verdict'

export const svcNoWorkload = joinCheck({
  assetKinds: ['service'],
  needs: ['workloads'],
  ignoresExclusions: true,
  id: 'k8s-svc-no-workload',
  name: 'Services should have a backing workload',
  description:
    'The selector of this service matches no pods. Requests to it fail, and whoever may create a pod with these labels receives what others send to its name.',
  severity: 'informational',
  control: 'best-practices',
  remediation: ['Delete the service, or mend its selector.'],
  mappings: { kubescape: ['C-0293'] },
  evaluate({ metadata: { namespace }, spec }, facts) {
    const selector = selectorOf(serviceSpec(spec))
    if (selector.length === 0 || !namespace) return notApplicable('the service selects no pods')
    if (workloadsBehind(facts, namespace, spec).length > 0) return { status: 'healthy' }
    if (!facts.isListed('workload', 'Pod', namespace)) return notEvaluated('no complete list of Pods was received')
    return verdictOf([
      proof('spec.selector', Object.fromEntries(selector), 'no workload of the namespace has pods with these labels'),
    ])
  },
})
