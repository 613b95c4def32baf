import { isRoutine } from '../../routine'
import type { StatelessDetection } from '../../detection'
import { isCertificateChallenge } from '../../exposure/cert-manager-solver'
import { entryOf, entryWords, type Entry } from '../../exposure/entry'
import { closeEntry, onExposure } from '../../exposure/steps'
import { listAt, textAt } from '../../read'

export const ingressWildcardHost: StatelessDetection = {
  id: 'k8s-ingress-wildcard-host',
  name: 'Ingress with wildcard or empty host',
  description:
    'An ingress answers for every host, or for all names below a domain. It gets what was meant for others as soon as ' +
    'their own ingress is missing or less exact: sign-ins of another team among it.',
  fires:
    'An ingress is written by someone other than declared delivery with a rule without a host, with a host like ' +
    '`*.example.org`, or with nothing but a default backend.',
  benign: ['A cluster with one application.', 'A service for the subdomains of customers.'],
  severity: 'low',
  tactics: ['CredentialAccess'],
  techniques: ['T1557'],
  defender: [],
  remediation: ['Name the hosts: `kubectl -n {namespace} edit ingress {name}`.', closeEntry, ...onExposure],
  preventedBy: ['k8s-ing-host'],
  level: 'Request',
  on: { verbs: ['create', 'update', 'patch'], resources: ['ingresses'] },
  match(event, context) {
    if (isRoutine(event, context) || isCertificateChallenge(event)) return null
    const entry = entryOf(event)
    const wide = entry && wideHosts(entry)
    if (!entry || !wide || wide.length === 0) return null
    return {
      message: `${entryWords(entry)} answers for ${wide.slice(0, 3).join(', ')}`,
      evidence: { 'spec.rules': wide.slice(0, 10) },
    }
  },
}

function wideHosts({ object, backends }: Entry): string[] {
  const rules = listAt(object, 'spec', 'rules').slice(0, 500)
  if (rules.length === 0) return backends.length > 0 ? ['every host'] : []
  const hosts = rules.map((rule) => textAt(rule, 'host').trim().slice(0, 253))
  return [
    ...new Set(
      hosts.flatMap((host) => (host === '' || host === '*' ? ['every host'] : host.startsWith('*.') ? [host] : [])),
    ),
  ]
}
