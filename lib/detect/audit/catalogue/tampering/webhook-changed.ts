import type { AuditEvent } from '@/lib/model/audit-event'
import { matchesAny } from '@/lib/model/glob'
import { changeOf, objectName } from '../../change'
import type { StatelessDetection } from '../../detection'
import { listAt, textAt } from '../../read'
import { isRoutine } from '../../routine'
import { onTampering } from '../../tampering/steps'

export const webhookChanged: StatelessDetection = {
  id: 'k8s-webhook-changed',
  name: 'Admission webhook created, modified or deleted',
  description:
    'A webhook that sees every request before it is stored was registered, changed or taken away. A mutating one can ' +
    'put a container into every pod and read every secret that is written; a validating one that is gone lets through ' +
    'what it was there to refuse.',
  fires:
    'A Mutating- or ValidatingWebhookConfiguration is created, changed or deleted by someone other than the cluster, ' +
    'declared delivery and programs that keep their own; high for a mutating one that calls an address outside the ' +
    'cluster, and for a patch that sets `failurePolicy` to Ignore.',
  benign: ['cert-manager, a service mesh or a policy engine is installed, updated or removed by hand.'],
  severity: 'medium',
  tactics: ['Persistence', 'DefenseEvasion'],
  techniques: ['T1546', 'T1562.001'],
  defender: ['K8S_AdmissionController'],
  remediation: [
    'See what it is sent and where to: `kubectl get {resource} {name} -o yaml`; delete it if nobody knows it: ' +
      '`kubectl delete {resource} {name}`.',
    'Look at what was made since: an unknown webhook may have changed it.',
    ...onTampering,
  ],
  preventedBy: ['k8s-rbac-webhooks', 'k8s-cluster-webhook-external', 'k8s-cluster-webhook-ignore'],
  level: 'Metadata',
  on: {
    verbs: ['create', 'update', 'patch', 'delete', 'deletecollection'],
    resources: ['mutatingwebhookconfigurations', 'validatingwebhookconfigurations'],
  },
  match(event, context) {
    const name = objectName(event)
    if (event.object?.subresource !== '' || isRoutine(event, context) || isKeptBy(event, name)) return null
    const kind = event.object.resource === 'mutatingwebhookconfigurations' ? 'mutating' : 'validating'
    const url = kind === 'mutating' ? outsideUrl(event) : ''
    const isLoosened = event.verb === 'patch' && listAt(changeOf(event)?.set ?? null, 'webhooks').some(ignores)
    const verb = { create: 'registered', update: 'changed', patch: 'changed' }[event.verb] ?? 'deleted'
    return {
      ...((url !== '' || isLoosened) && { severity: 'high' as const }),
      message: `${kind} webhook ${name.slice(0, 253) || 'configurations'} ${name ? 'was' : 'were'} ${verb}`,
      evidence: {
        verb: event.verb,
        'objectRef.name': name.slice(0, 253),
        ...(url && { 'webhooks[].clientConfig.url': url }),
        ...(isLoosened && { 'webhooks[].failurePolicy': 'Ignore' }),
      },
    }
  },
}

const ignores = (webhook: Parameters<typeof textAt>[0]) => textAt(webhook, 'failurePolicy') === 'Ignore'

/** The host of the first webhook that is called outside the cluster: an address may hold a key in its path. */
function outsideUrl(event: AuditEvent): string {
  for (const webhook of listAt(changeOf(event)?.set ?? null, 'webhooks').slice(0, 200)) {
    const url = textAt(webhook, 'clientConfig', 'url')
    if (url !== '')
      return (
        /^[a-z]{1,10}:\/\/(?:[^/@\s]{0,256}@)?[^/?#\s]{1,253}/i.exec(url)?.[0].replace(/\/\/[^@]*@/, '//') ??
        'an address'
      )
  }
  return ''
}

/** Programs that keep certificates and rules of webhooks up to date, each in what is its own. */
const keepers: readonly { account: readonly string[]; names: readonly string[]; verbs?: readonly string[] }[] = [
  { account: ['cert-manager:cert-manager-cainjector'], names: ['*'], verbs: ['update', 'patch'] },
  { account: ['kyverno:kyverno-*'], names: ['kyverno-*'] },
  { account: ['gatekeeper-system:gatekeeper-admin'], names: ['gatekeeper-*'] },
  { account: ['istio-system:istiod*'], names: ['istio*'], verbs: ['update', 'patch'] },
  { account: ['linkerd:linkerd-*'], names: ['linkerd-*'], verbs: ['update', 'patch'] },
]

function isKeptBy(event: AuditEvent, name: string): boolean {
  return keepers.some(
    ({ account, names, verbs }) =>
      (!verbs || verbs.includes(event.verb)) &&
      name !== '' &&
      matchesAny(names, name) &&
      matchesAny(
        account.map((one) => `system:serviceaccount:${one}`),
        event.user.name,
      ),
  )
}
