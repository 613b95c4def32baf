import { isHealthCheck } from '../access/anonymous'
import type { Learning, StatefulDetection } from '../../detection'
import { isRoutine, objectWords } from '../../routine'
import { sourceAddress } from '../../source-address'
import { agentFamily } from '../../user-agent'
import { isAnonymous, isNode, isServiceAccount } from '../../users'
import { askCaller, readRequests, revokeUser, rotateSecrets, seeRights } from '../steps'

/** Accounts of programs do the same every day: what they did before the cluster was learned is no news. */
const custom: Learning = { memoryDays: 14, learningDays: 7 }
const some = (examples: readonly string[]) => examples.slice(0, 5).join(', ') + (examples.length > 5 ? ', …' : '')

const getRule = { kind: 'distinct', threshold: 3, windowSeconds: 360 } as const
const secretGets: StatefulDetection = {
  id: 'k8s-secret-get-burst',
  name: 'Burst of secret reads',
  description:
    'One caller read several secrets one after the other. Whoever has stolen a credential looks first for better ones; ' +
    'reading secret by secret stays below rules that look for lists.',
  fires:
    'The same user, from one address and with one program, reads at least three different secrets, or lists those of as ' +
    'many namespaces, within six minutes ' +
    '(helm releases aside). For service accounts only when they do not do so regularly.',
  benign: ['Operators that were just installed', 'People who look for a wrong value in several secrets'],
  severity: 'high',
  tactics: ['CredentialAccess'],
  techniques: ['T1552.007'],
  defender: [],
  remediation: [askCaller, rotateSecrets, revokeUser, seeRights],
  preventedBy: ['k8s-rbac-secrets-read'],
  level: 'Metadata',
  on: { verbs: ['get', 'list'], resources: ['secrets'] },
  state: getRule,
  mark(event, context) {
    const name = event.object?.name || (event.verb === 'list' && event.object?.namespace ? '*' : '')
    if (name === '' || name.startsWith('sh.helm.release.')) return null
    if (isNode(event.user) || isRoutine(event, context)) return null
    const address = sourceAddress(event, context)
    return {
      key: [event.user.name, address, agentFamily(event.userAgent)],
      member: objectWords(event),
      ...(isServiceAccount(event.user) ? { by: { ...getRule, habit: custom } } : {}),
      hit: {
        message: `${event.user.name} read the secret ${objectWords(event)}`,
        evidence: { 'objectRef.name': name, userAgent: event.userAgent },
        ...(address ? { entities: [{ kind: 'ip', name: address }] } : {}),
      },
    }
  },
  sums: ({ count, examples }) => `${count} different secrets were read within minutes: ${some(examples)}`,
}

const deniedRule = { kind: 'count', threshold: 20, windowSeconds: 900, groups: { or: 5 } } as const
const secretsDenied: StatefulDetection = {
  id: 'k8s-secret-denied-burst',
  name: 'Repeated denied secret access',
  description:
    'One caller tried again and again to reach secrets that it may not, or in one namespace after the other: somebody ' +
    'feels for what a stolen credential opens.',
  fires:
    'At least 20 refused requests for secrets by one user within 15 minutes, or refused ones in at least five ' +
    'namespaces. For service accounts only when they do not do so regularly.',
  benign: ['Operators whose rights were taken away, or were never given'],
  severity: 'medium',
  tactics: ['CredentialAccess', 'Discovery'],
  techniques: ['T1552.007', 'T1613'],
  defender: [],
  remediation: [askCaller, readRequests, revokeUser],
  level: 'Metadata',
  on: { verbs: '*', resources: ['secrets'] },
  failed: 'only',
  state: deniedRule,
  mark(event, context) {
    const refused = event.code === 403 || event.annotations['authorization.k8s.io/decision'] === 'forbid'
    if (!refused || isNode(event.user) || isRoutine(event, context)) return null
    return {
      key: [event.user.name],
      group: event.object?.namespace || '*',
      example: objectWords(event),
      ...(isServiceAccount(event.user) ? { by: { ...deniedRule, habit: custom } } : {}),
      hit: {
        message: `${event.user.name} was refused ${event.verb} on secrets`,
        evidence: { verb: event.verb, 'responseStatus.code': event.code },
      },
    }
  },
  sums: ({ count, examples, hit }) => `${hit.message} ${count} times within minutes: ${some(examples)}`,
}

const unauthorizedRule = { kind: 'count', threshold: 20, windowSeconds: 900 } as const
const unauthorized: StatefulDetection = {
  id: 'k8s-unauthorized-burst',
  name: 'Many unauthorised responses',
  description:
    'One caller, or one address without a valid identity, was turned away many times in a short while: passwords and ' +
    'tokens are being guessed, or the reach of a stolen one is being tried.',
  fires:
    'At least 20 answers 401, or 20 answers 403, within 15 minutes for one user; for requests without a valid identity, ' +
    'for one source address. For service accounts only when they do not do so regularly.',
  benign: ['Tokens that have expired in a program that keeps trying', 'Programs whose rights were taken away'],
  severity: 'medium',
  tactics: ['CredentialAccess', 'Discovery'],
  techniques: ['T1110', 'T1613'],
  defender: [],
  remediation: [askCaller, readRequests, revokeUser],
  level: 'Metadata',
  on: { verbs: '*', resources: ['*', ''] },
  failed: 'only',
  state: unauthorizedRule,
  mark(event, context) {
    if (event.code !== 401 && event.code !== 403) return null
    if (isHealthCheck(event) || isNode(event.user) || isRoutine(event, context)) return null
    const address = sourceAddress(event, context)
    const isNobody = event.user.name === '' || isAnonymous(event.user) || event.code === 401
    if (isNobody && address === '') return null
    const who = isNobody ? address : event.user.name
    return {
      key: [isNobody ? 'address' : 'user', who, String(event.code)],
      example: `${event.verb} ${objectWords(event) || event.uri.split('?', 1)[0]}`,
      ...(isServiceAccount(event.user) ? { by: { ...unauthorizedRule, habit: custom } } : {}),
      hit: {
        message: `${who} was turned away with ${event.code}`,
        evidence: { 'responseStatus.code': event.code, userAgent: event.userAgent },
        ...(address ? { entities: [{ kind: 'ip', name: address }] } : {}),
      },
    }
  },
  sums: ({ count, examples, hit }) => `${hit.message} ${count} times within minutes: ${some(examples)}`,
}

const probe: StatefulDetection = {
  id: 'k8s-anonymous-probe',
  name: 'Anonymous probing of the API',
  description:
    'Requests without an identity tried several paths of the API one after the other and were refused. The server can ' +
    'be reached by whoever sent them; it is being looked over.',
  fires:
    'Refused anonymous requests from one address to at least six different paths of at least four different kinds ' +
    'within ten minutes (health checks aside).',
  benign: ['Scanners of your own', 'Search engines of the internet, when the server is public on purpose'],
  severity: 'low',
  tactics: ['Discovery', 'Reconnaissance'],
  techniques: ['T1613', 'T1595'],
  defender: [],
  remediation: [
    'Let the API server be reached from your own networks only: authorised ranges, a private endpoint, or a firewall.',
    readRequests,
  ],
  level: 'Metadata',
  on: { verbs: '*', resources: ['*', ''] },
  failed: 'only',
  state: { kind: 'distinct', threshold: 6, windowSeconds: 600, groups: { also: 4 } },
  mark(event, context) {
    if (!isAnonymous(event.user) || (event.code !== 401 && event.code !== 403) || isHealthCheck(event)) return null
    const address = sourceAddress(event, context)
    if (address === '') return null
    const path = event.uri.split('?', 1)[0] ?? ''
    return {
      key: [address],
      member: path,
      group: event.object?.resource ?? path,
      hit: {
        message: `anonymous requests from ${address} probe the API`,
        evidence: { userAgent: event.userAgent, 'responseStatus.code': event.code },
        entities: [{ kind: 'ip', name: address }],
      },
    }
  },
  sums: ({ count, examples, hit }) => `${hit.message}: ${count} paths, such as ${some(examples)}`,
}

export const bursts = [secretGets, secretsDenied, unauthorized, probe]
export { custom, some }
