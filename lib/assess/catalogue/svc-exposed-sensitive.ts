import type { ClusterFacts } from '../facts/cluster-facts'
import { joinCheck } from '../join-check'
import { servicesBehind, workloadsBehind, type ServiceFact } from '../network/backends'
import { sensitiveApp, sensitiveService } from '@/lib/model/sensitive-apps'
import { notApplicable, notEvaluated, proof, verdictOf } from '../verdict'

/** What a service leads to, when that is one of the programs that nobody should meet on the internet. */
function appBehind(facts: ClusterFacts, { namespace, name, spec }: ServiceFact): { app: string; by: string } | null {
  for (const workload of workloadsBehind(facts, namespace ?? '', spec)) {
    const app = sensitiveApp(workload)
    if (app) return { app, by: `${workload.objectKind} ${workload.name}` }
  }
  const app = sensitiveService(name)
  return app ? { app, by: `service ${name}` } : null
}

export const svcExposedSensitive = joinCheck({
  assetKinds: ['service', 'ingress'],
  needs: ['services', 'workloads'],
  ignoresExclusions: true,
  id: 'k8s-svc-exposed-sensitive',
  name: 'Management interfaces should not be exposed',
  description:
    'Behind this entry from outside stands a program that manages clusters, builds, data or models. Such pages are searched for all over the internet, and many of them ask for no password by default.',
  severity: 'high',
  control: 'network-access',
  remediation: [
    'Make the service ClusterIP and take the ingress away; reach the page by port forwarding or a VPN.',
    'If it must be reachable, put a proxy that asks for a sign-in in front of it, and limit the addresses.',
  ],
  mappings: { nsa: ['NET-pol'], kubescape: ['C-0021', 'C-0274', 'C-0014'] },
  evaluate(object, facts) {
    const { name, namespace } = object.metadata
    if (object.kind === 'Service') {
      const service = facts.find('services', 'Service', namespace ?? null, name)
      if (!service) return notEvaluated('services of the namespace were not reported')
      if (!service.external) return notApplicable('the service cannot be reached from outside')
      const found = appBehind(facts, service)
      return verdictOf(found ? [proof('spec.selector', name, `leads to ${found.app} (${found.by})`)] : [])
    }
    const sent = servicesBehind(object)
    if (sent.length === 0) return notApplicable('it sends traffic to no service')
    return verdictOf(
      sent.flatMap(([place, backend]) => {
        const service = facts.find('services', 'Service', place, backend)
        const found = service && appBehind(facts, service)
        return found ? [proof('spec', backend, `leads to ${found.app} (${found.by}) through service ${backend}`)] : []
      }),
    )
  },
})
