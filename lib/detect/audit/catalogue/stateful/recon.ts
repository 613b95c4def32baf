import type { StatefulDetection } from '../../detection'
import { isSystemNamespace } from '../../namespaces'
import { isRoutine } from '../../routine'
import { sourceAddress } from '../../source-address'
import { agentFamily, isByHand, isDashboard } from '../../user-agent'
import { isAnonymous, isHuman, isNode, isServiceAccount } from '../../users'
import { askCaller, readRequests, rotateAccount, seeRights } from '../steps'
import { custom, some } from './bursts'

const reviews = ['selfsubjectrulesreviews', 'selfsubjectaccessreviews', 'selfsubjectreviews']
const enumeration: StatefulDetection = {
  id: 'k8s-permission-enumeration',
  name: 'Own-permission enumeration',
  description:
    'A caller asked the API server again and again what it may do, or a service account did so for the first time. ' +
    'Whoever finds a token in a pod begins with that question.',
  fires:
    'At least ten self-reviews by one user within five minutes, or the first ever by a service account in a cluster ' +
    'that is known for a week. Dashboards, which ask for each of their pages, are left out.',
  benign: ['Dashboards that are not known', 'Operators that check their own rights when they start'],
  severity: 'low',
  tactics: ['Discovery'],
  techniques: ['T1069', 'T1613'],
  defender: [],
  remediation: [askCaller, readRequests, seeRights],
  level: 'Metadata',
  on: { verbs: ['create'], resources: reviews },
  state: { kind: 'count', threshold: 10, windowSeconds: 300 },
  mark(event, context) {
    if (isNode(event.user) || isRoutine(event, context) || isDashboard(event.userAgent)) return null
    const { name } = event.user
    const example = agentFamily(event.userAgent) || 'a nameless client'
    const isKubectl = isHuman(event.user) && agentFamily(event.userAgent) === 'kubectl'
    const evidence = { 'objectRef.resource': event.object?.resource ?? '', userAgent: event.userAgent }
    const hit = {
      message: `${name} asked what it may do`,
      evidence,
      ...(isKubectl && { severity: 'informational' as const }),
    }
    const counted = { key: [name], example, hit }
    if (!isServiceAccount(event.user)) return counted
    // A client that is built to ask does so all its life; somebody with its token comes with another program.
    const severity = isByHand(event.userAgent) ? ('low' as const) : ('informational' as const)
    return [
      { ...counted, by: { kind: 'count', threshold: 10, windowSeconds: 300, habit: custom } },
      { key: [], member: name, by: { kind: 'first-seen', ...custom }, hit: { ...hit, severity } },
    ]
  },
  sums: ({ count, hit }) =>
    count > 1 ? `${hit.message}, ${count} times within minutes` : `${hit.message} for the first time`,
}

const watched = [
  'namespaces',
  'nodes',
  'pods',
  'secrets',
  'configmaps',
  'roles',
  'clusterroles',
  'rolebindings',
  'clusterrolebindings',
  'serviceaccounts',
  'services',
]
const recon: StatefulDetection = {
  id: 'k8s-resource-recon',
  name: 'Multi-resource reconnaissance',
  description:
    'A caller that never did so before listed several kinds of objects of the whole cluster, or of its system ' +
    'namespaces, within a minute: that is how one finds out where one has landed.',
  fires:
    'At least three kinds out of namespaces, nodes, pods, secrets, config maps, roles, bindings, service accounts and ' +
    'services are listed or read cluster-wide or in system namespaces within a minute, by a user and from an address ' +
    'that did not do so in the ten days before.',
  benign: ['The first look of a new administrator or a new dashboard', 'Operators that were just installed'],
  severity: 'low',
  tactics: ['Discovery'],
  techniques: ['T1613'],
  defender: [],
  remediation: [askCaller, readRequests, seeRights],
  level: 'Metadata',
  on: { verbs: ['list', 'get'], resources: watched },
  state: { kind: 'distinct', threshold: 3, windowSeconds: 60, habit: { memoryDays: 10, learningDays: 7 } },
  mark(event, context) {
    const { object, user } = event
    if (!object || isNode(user) || isAnonymous(user) || isRoutine(event, context) || isDashboard(event.userAgent))
      return null
    const isWide = event.verb === 'list' && object.namespace === ''
    if (!isWide && !isSystemNamespace(object.namespace, context)) return null
    const address = sourceAddress(event, context)
    // Programs list what they watch when they start; by hand it is somebody who looks around.
    const isProgram = isServiceAccount(user) && !isByHand(event.userAgent)
    return {
      key: [user.name, address],
      member: object.resource,
      hit: {
        ...(isProgram ? { severity: 'informational' as const } : {}),
        message: `${user.name} looked around the cluster`,
        evidence: { userAgent: event.userAgent },
        ...(address ? { entities: [{ kind: 'ip', name: address }] } : {}),
      },
    }
  },
  sums: ({ count, examples, hit }) =>
    `${hit.message}: ${count} kinds of objects within a minute (${examples.join(', ')})`,
}

const rate: StatefulDetection = {
  id: 'k8s-api-rate-spike',
  name: 'Abnormal request volume',
  description:
    'A caller sends far more requests than it ever does. It may be out of order, or somebody copies what there is, or ' +
    'tries to keep the API server busy.',
  fires:
    'The requests of one user within a minute exceed the usual of its busy minutes by four standard deviations, and ' +
    'are at least 200. Once an hour; the first week of a cluster and the first half hour of a user are learned from.',
  benign: ['Controllers after a restart', 'Migrations and backups'],
  severity: 'low',
  tactics: ['Impact'],
  techniques: ['T1499'],
  defender: [],
  remediation: [askCaller, readRequests, 'Bound it with a FlowSchema of API Priority and Fairness.'],
  level: 'Metadata',
  on: { verbs: '*', resources: ['*', ''] },
  failed: 'also',
  state: { kind: 'rate', sigmas: 4, floor: 200, learningDays: 7 },
  mark(event, context) {
    const { user } = event
    if (user.name === '' || isAnonymous(user) || isNode(user) || isRoutine(event, context)) return null
    return { key: [user.name], hit: { message: `${user.name} sends far more requests than usual`, evidence: {} } }
  },
  sums: ({ count, examples, hit }) => `${hit.message}: ${count} within a minute, ${examples[0] ?? ''}`,
}

const tokens: StatefulDetection = {
  id: 'k8s-sa-token-multi-ip',
  name: 'One service-account credential used from several addresses',
  description:
    'The same token, told by its own id, was used from several addresses. A pod has one address: the others are ' +
    'likely of somebody who took the token along.',
  fires: 'Requests with one credential id of a service account come from at least three addresses within an hour.',
  benign: ['Programs on the host network that share a token file', 'Pools of addresses in front of the API server'],
  severity: 'medium',
  tactics: ['CredentialAccess', 'LateralMovement'],
  techniques: ['T1528', 'T1550.001'],
  defender: [],
  remediation: [readRequests, rotateAccount, seeRights],
  preventedBy: ['k8s-sa-automount-token'],
  level: 'Metadata',
  on: { verbs: '*', resources: ['*', ''] },
  failed: 'also',
  state: { kind: 'distinct', threshold: 3, windowSeconds: 3600 },
  mark(event, context) {
    if (!isServiceAccount(event.user)) return null
    const [credential] = event.user.extra['authentication.kubernetes.io/credential-id'] ?? []
    const address = sourceAddress(event, context)
    if (!credential || address === '') return null
    return {
      key: [credential],
      member: address,
      hit: {
        message: `one token of ${event.user.name} is used from several addresses`,
        evidence: { credential, userAgent: event.userAgent },
        entities: [{ kind: 'ip', name: address }],
      },
    }
  },
  sums: ({ examples, hit }) => `${hit.message}: ${some(examples)}`,
}

export const reconnaissance = [enumeration, recon, rate, tokens]
