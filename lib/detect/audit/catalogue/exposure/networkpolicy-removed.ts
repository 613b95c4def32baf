import type { AuditEvent } from '@/lib/model/audit-event'
import type { Json } from '@/lib/model/json'
import { isRoutine } from '../../routine'
import { changeOf, objectName } from '../../change'
import type { Hit, StatelessDetection } from '../../detection'
import { onExposure } from '../../exposure/steps'
import { at, listAt, recordAt, recordOf, textAt, type JsonRecord } from '../../read'
import { touches } from '../../touched'

const policies = [
  'networkpolicies',
  'ciliumnetworkpolicies',
  'ciliumclusterwidenetworkpolicies',
  'globalnetworkpolicies',
  'adminnetworkpolicies',
  'baselineadminnetworkpolicies',
  'clusternetworkpolicies',
]

export const networkpolicyRemoved: StatelessDetection = {
  id: 'k8s-networkpolicy-removed',
  name: 'NetworkPolicy removed or opened',
  description:
    'A policy that kept pods from being reached, or from reaching others, is gone or lets everything through. It comes ' +
    'before moving on inside the cluster, or before taking data out.',
  fires:
    'A NetworkPolicy (also of Cilium, Calico or the admin API) is deleted by someone other than the cluster and ' +
    'declared delivery; or one is written that lets everything in or out for every pod of its namespace (created with ' +
    'everything allowed out: low).',
  benign: ['An application is removed with its policies.', 'Somebody looks for the cause of a broken connection.'],
  severity: 'medium',
  tactics: ['DefenseEvasion'],
  techniques: ['T1562.004'],
  defender: [],
  remediation: [
    'Bring it back from your repository, and see what is left: `kubectl -n {namespace} get networkpolicies`.',
    'Look at what the pods there connected to since.',
    ...onExposure.slice(1),
  ],
  preventedBy: ['k8s-net-policy-open', 'k8s-net-default-deny', 'k8s-net-namespace-policy', 'k8s-rbac-networking'],
  level: 'Metadata',
  on: { verbs: ['create', 'update', 'patch', 'delete', 'deletecollection'], resources: policies },
  match(event, context) {
    if (event.object?.subresource !== '' || isRoutine(event, context)) return null
    return event.verb.startsWith('delete') ? removed(event) : opened(event)
  },
}

function removed(event: AuditEvent): Hit {
  const { object } = event
  const name = objectName(event).slice(0, 253)
  const where = object?.namespace ? ` of ${object.namespace}` : ''
  return {
    message: name
      ? `${object?.resource ?? ''} ${name}${where} was deleted`
      : `${object?.resource ?? ''}${where} were deleted at once`,
    evidence: { verb: event.verb, 'objectRef.resource': object?.resource ?? '', 'objectRef.name': name },
  }
}

function opened(event: AuditEvent): Hit | null {
  if (event.object?.resource !== 'networkpolicies' || !touches(event, '/spec')) return null
  const change = changeOf(event)
  const spec = recordAt(change?.after ?? null, 'spec')
  if (!change || !spec || !isEmpty(at(spec, 'podSelector'))) return null
  const isIn = listAt(spec, 'ingress').some((rule) => allowsAll(rule, 'from'))
  const isOut = listAt(spec, 'egress').some((rule) => allowsAll(rule, 'to'))
  if (!isIn && !isOut) return null
  const words = [isIn && 'in', isOut && 'out'].filter(Boolean).join(' and ')
  return {
    ...(!isIn && change.created && { severity: 'low' as const }),
    message: `a policy of ${event.object.namespace} lets everything ${words}`,
    evidence: {
      'spec.podSelector': {},
      ...(isIn && { 'spec.ingress': 'everything' }),
      ...(isOut && { 'spec.egress': 'everything' }),
    },
  }
}

/** A selector without a condition selects all; so does one of Calico's older API that is left out. */
const isEmpty = (selector: Json | undefined): boolean => {
  const record: JsonRecord | null = recordOf(selector)
  if (!record) return selector === undefined
  return Object.values(record).every((part) => part === null || Object.keys(part).length === 0)
}

/** A rule without peers and ports, or with the whole internet as peer, lets everything through. */
function allowsAll(rule: Json, peers: 'from' | 'to'): boolean {
  if (listAt(rule, 'ports').length > 0) return false
  const list = listAt(rule, peers)
  return list.length === 0 ? recordOf(rule) !== null : list.some(isEveryone)
}

const isEveryone = (peer: Json) =>
  ['0.0.0.0/0', '::/0'].includes(textAt(peer, 'ipBlock', 'cidr')) && listAt(peer, 'ipBlock', 'except').length === 0
