import { certifies, hasCloudCertificate } from '@/lib/model/ingress-tls'
import { isClusterWork } from '../../routine'
import type { StatelessDetection } from '../../detection'
import { isCertificateChallenge } from '../../exposure/cert-manager-solver'
import { entryOf, entryWords, type Entry } from '../../exposure/entry'
import { onExposure } from '../../exposure/steps'
import { isSystemNamespace } from '../../namespaces'
import { listAt, textAt, textsAt } from '../../read'

export const ingressNoTls: StatelessDetection = {
  id: 'k8s-ingress-no-tls',
  name: 'Ingress without TLS created',
  description:
    'An ingress answers without TLS, or for a host that no certificate covers: whoever sits between reads and changes ' +
    'what is sent, passwords and sessions included.',
  fires:
    'An ingress is written without `spec.tls` and without a certificate of the cloud’s load balancer, or with a host ' +
    'that no entry of `spec.tls` covers. System namespaces are passed over.',
  benign: [
    'TLS ends in front of the ingress, at a load balancer that its annotations do not name.',
    'A private network.',
  ],
  severity: 'low',
  tactics: ['CredentialAccess'],
  techniques: ['T1040'],
  defender: [],
  remediation: [
    'Add the hosts to `spec.tls` with the secret of a certificate: `kubectl -n {namespace} edit ingress {name}`; ' +
      'cert-manager or the cloud can issue it.',
    ...onExposure,
  ],
  preventedBy: ['k8s-ing-tls'],
  level: 'Request',
  on: { verbs: ['create', 'update', 'patch'], resources: ['ingresses'] },
  match(event, context) {
    if (isClusterWork(event) || isCertificateChallenge(event)) return null
    const entry = entryOf(event)
    if (!entry || isSystemNamespace(entry.namespace, context)) return null
    const open = openHosts(entry)
    if (!open) return null
    const [first = 'any host'] = open
    const more = open.length > 1 ? ` and ${open.length - 1} more` : ''
    return {
      message: `${entryWords(entry)} answers for ${first}${more} without TLS`,
      evidence: { 'hosts without TLS': open.length > 0 ? open.slice(0, 10) : ['any'] },
    }
  },
}

/** The hosts that no certificate covers, empty for all of them; null where there are none. */
function openHosts({ annotations, object }: Entry): string[] | null {
  if (hasCloudCertificate(annotations)) return null
  const tls = listAt(object, 'spec', 'tls').slice(0, 500)
  const hosts = listAt(object, 'spec', 'rules')
    .slice(0, 500)
    .map((rule) => textAt(rule, 'host').slice(0, 253))
    .filter((host) => host !== '')
  if (tls.length === 0) return hosts
  // An entry without hosts covers what the controller's own certificate covers: taken to be all.
  if (tls.some((one) => listAt(one, 'hosts').length === 0)) return null
  const certified = tls.flatMap((one) => textsAt(one, 'hosts')).slice(0, 1_000)
  const open = hosts.filter((host) => !certified.some((name) => certifies(name, host)))
  return open.length > 0 ? open : null
}
