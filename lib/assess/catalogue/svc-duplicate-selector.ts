import { onceOf } from '../facts/cluster-facts'
import { joinCheck } from '../join-check'
import { selectorOf, serviceSpec, type ServiceFact, type ServiceSpec } from '../network/backends'
import { notApplicable, proof, verdictOf } from '../verdict'

/** The pods that a service selects and a port of it, as one text for each port. */
function doors(namespace: string | null, spec: ServiceSpec): string[] {
  const selector = JSON.stringify(selectorOf(spec).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  return (spec.ports ?? []).map(({ port, protocol }) => `${namespace} ${selector} ${protocol ?? 'TCP'}/${port}`)
}

const byDoor = onceOf((facts) => {
  const index = new Map<string, ServiceFact[]>()
  for (const service of facts.all('services')) {
    for (const door of doors(service.namespace, serviceSpec(service.spec)))
      index.set(door, [...(index.get(door) ?? []), service])
  }
  return index
})

export const svcDuplicateSelector = joinCheck({
  assetKinds: ['service'],
  needs: ['services'],
  id: 'k8s-svc-duplicate-selector',
  name: 'Services should use unique selectors',
  description:
    'Two services of the namespace send to the same pods on the same port. Often one of them is left over, or its selector was copied and picks pods that were never meant, of another release perhaps.',
  severity: 'informational',
  control: 'best-practices',
  remediation: ['Delete the service that nobody uses, or give each a label of its own to select by.'],
  mappings: { azurePolicy: 'b0fdedee-7b9e-4a17-9f5d-5e8e912d2f01' },
  evaluate({ metadata: { namespace, name }, spec }, facts) {
    const own = serviceSpec(spec)
    if (selectorOf(own).length === 0) return notApplicable('the service selects no pods')
    const others = doors(namespace ?? null, own)
      .flatMap((door) => byDoor(facts).get(door) ?? [])
      .filter((one) => one.name !== name)
    const names = [...new Set(others.map((one) => one.name))].toSorted()
    return verdictOf(
      names.map((other) =>
        proof('spec.selector', Object.fromEntries(selectorOf(own)), `service ${other} has the same selector and port`),
      ),
    )
  },
})
