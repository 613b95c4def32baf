import type { AuditEvent } from '@/lib/model/audit-event'
import { redactText } from '@/lib/model/redact'
import { isRoutine } from '../../routine'
import { changeOf, objectName } from '../../change'
import type { Hit, StatelessDetection } from '../../detection'
import { onExposure } from '../../exposure/steps'
import { mapAt } from '../../read'

export const nginxSnippet: StatelessDetection = {
  id: 'k8s-nginx-snippet',
  name: 'NGINX ingress configuration snippet used',
  description:
    'An annotation writes lines into the configuration of the shared ingress controller. Whoever may edit one ingress ' +
    'can so run code in the controller and read its token, and with it the secrets of every namespace ' +
    '(CVE-2021-25742, CVE-2025-1974).',
  fires:
    'An ingress is written with an annotation ending in configuration-, server-, auth-, stream- or location-snippet, or ' +
    'with an address to ask, mirror or compare that breaks out of its line; or a ConfigMap that allows snippets.',
  benign: ['A redirect or a header that has no annotation of its own.'],
  severity: 'high',
  tactics: ['PrivilegeEscalation'],
  techniques: ['T1190', 'T1059'],
  defender: [],
  remediation: [
    'Read what it says and take it out: `kubectl -n {namespace} get {resource} {name} -o yaml`.',
    'Keep `allow-snippet-annotations` at false in the controller’s ConfigMap, and the controller at a version without ' +
      'the holes of 2025 (1.11.5, 1.12.1 or later).',
    'If it read files or ran commands, renew the token of the controller and every secret it may read.',
    ...onExposure,
  ],
  preventedBy: ['k8s-ing-snippets', 'k8s-ing-eol-controller'],
  level: 'Request',
  on: { verbs: ['create', 'update', 'patch'], resources: ['ingresses', 'configmaps'] },
  match(event, context) {
    if (event.object?.subresource !== '' || isRoutine(event, context)) return null
    return event.object.resource === 'configmaps' ? inSettings(event) : inIngress(event)
  },
}

const snippet = /\/(?:configuration|server|auth|stream|modsecurity|location)-snippets?$/
/** Values that end up in the configuration, in which only an address or a name belongs. */
const written =
  /\/(?:auth-url|auth-signin|auth-tls-match-cn|mirror-target|mirror-host|rewrite-target|permanent-redirect)$/
/** What ends a directive or begins a block. Variables (`$host`) are meant to be used there. */
const breakout = /[;{}#\n\r`"']|\$\{|\$\(/

function inIngress(event: AuditEvent): Hit | null {
  const annotations = Object.entries(mapAt(changeOf(event)?.set ?? null, 'metadata', 'annotations'))
  const found = annotations.filter(
    ([name, value]) => snippet.test(name) || (written.test(name) && breakout.test(value.slice(0, 8_192))),
  )
  const [first] = found
  if (!first) return null
  return {
    message: `annotation ${first[0].slice(0, 200)} of ingress ${objectName(event).slice(0, 253)} writes into the controller’s configuration`,
    evidence: Object.fromEntries(
      found
        .slice(0, 5)
        .map(([name, value]) => [`metadata.annotations["${name.slice(0, 200)}"]`, redactText(value).slice(0, 500)]),
    ),
  }
}

function inSettings(event: AuditEvent): Hit | null {
  const data = mapAt(changeOf(event)?.set ?? null, 'data')
  const allows = data['allow-snippet-annotations']?.trim().toLowerCase() === 'true'
  const risks = data['annotations-risk-level']?.trim().toLowerCase() === 'critical'
  if (!allows && !risks) return null
  const key = allows ? 'allow-snippet-annotations' : 'annotations-risk-level'
  return {
    message: `ConfigMap ${objectName(event).slice(0, 253)} allows snippets of configuration`,
    evidence: { [`data["${key}"]`]: allows ? 'true' : 'Critical' },
  }
}
