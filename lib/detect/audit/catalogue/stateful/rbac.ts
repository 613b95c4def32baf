import type { Mark, StatefulDetection } from '../../detection'
import { wasForbidden } from '../../outcome'
import { isRoutine, objectWords } from '../../routine'
import { agentFamily } from '../../user-agent'
import { isNode, isServiceAccount } from '../../users'
import { askCaller, readRequests, revokeUser, rotateAccount, seeRights } from '../steps'

const rbac = ['roles', 'rolebindings', 'clusterroles', 'clusterrolebindings']
const running = ['daemonsets', 'deployments', 'cronjobs']

const byAccount: StatefulDetection = {
  id: 'k8s-rbac-write-by-serviceaccount',
  name: 'Service account changes RBAC',
  description:
    'A service account that never did so changed roles or bindings. With that right a stolen token gives itself, or ' +
    'another identity, whatever else is wanted.',
  fires:
    'A service account creates, changes or deletes a role or binding, and did not in 14 days. The first week of a ' +
    'cluster is learned from; delivery accounts are left out.',
  benign: ['Operators that were just installed and manage roles of their own'],
  severity: 'medium',
  tactics: ['PrivilegeEscalation', 'Persistence'],
  techniques: ['T1098.006', 'T1078.001'],
  defender: ['K8S_ServiceAccountRareOperation'],
  remediation: [readRequests, 'Undo the change, if nobody planned it.', rotateAccount, seeRights],
  preventedBy: ['k8s-rbac-escalate-bind'],
  level: 'Metadata',
  on: { verbs: ['create', 'update', 'patch', 'delete', 'deletecollection'], resources: rbac },
  state: { kind: 'first-seen', memoryDays: 14, learningDays: 7 },
  mark(event, context) {
    if (!isServiceAccount(event.user) || isRoutine(event, context)) return null
    return {
      key: [],
      member: event.user.name,
      hit: {
        message: `${event.user.name} changed ${event.object?.resource ?? ''} ${objectWords(event)}, for the first time`,
        evidence: { verb: event.verb, userAgent: event.userAgent },
      },
    }
  },
}

const thenWorkload: StatefulDetection = {
  id: 'k8s-rbac-then-workload',
  name: 'RBAC change followed by workload change by the same user',
  description:
    'One caller changed roles or bindings and then, within minutes, a workload: first the rights, then the program ' +
    'that uses them. That is how a foothold is made; it is also how many charts install.',
  fires:
    'A write on a role or binding is followed within five minutes by a write on a deployment, daemon set or cron job ' +
    'of the same user. Informational when the client calls itself helm.',
  benign: ['Installations by hand', 'Continuous integration that is not on the list of delivery users'],
  severity: 'medium',
  tactics: ['Persistence', 'PrivilegeEscalation'],
  techniques: ['T1098.006', 'T1610'],
  defender: [],
  remediation: [askCaller, readRequests, seeRights, revokeUser],
  preventedBy: ['k8s-rbac-escalate-bind', 'k8s-rbac-create-workloads'],
  level: 'Metadata',
  on: { verbs: ['create', 'update', 'patch'], resources: [...rbac, ...running] },
  state: { kind: 'sequence', first: 'rights', last: 'workload', windowSeconds: 300 },
  mark(event, context) {
    const { user, object } = event
    if (!object || isNode(user) || isRoutine(event, context)) return null
    return {
      key: [user.name],
      member: rbac.includes(object.resource) ? 'rights' : 'workload',
      example: `${object.resource} ${objectWords(event)}`,
      hit: {
        ...(agentFamily(event.userAgent) === 'helm' ? { severity: 'informational' as const } : {}),
        message: `${user.name} changed rights and then a workload`,
        evidence: { verb: event.verb, userAgent: event.userAgent },
      },
    }
  },
  sums: ({ examples, hit }) => `${hit.message}: ${examples.slice(0, 5).join(', ')}`,
}

/** What runs on a node with the node's own identity. */
const nodePrograms =
  /^(?:kubelet|kube-proxy|kubeadm|hyperkube|kubelite|k3s|rke2?|k0s|microk8s|node-problem-detector|.*csi.*|cilium.*|calico.*|flannel.*|antrea.*|aws-.*|azure-.*|gke-.*|gce-.*|nodeadm|bottlerocket.*|talos.*|machine-config.*)$/

const nodes: StatefulDetection = {
  id: 'k8s-node-identity-misuse',
  name: 'Node credential used unusually',
  description:
    'The identity of a node did what no kubelet does. Its certificate lies on the node; whoever escapes from a ' +
    'container finds it and tries what it opens.',
  fires:
    'A node identity reads or writes roles or bindings, writes namespaces, lists secrets without naming one, comes ' +
    'with a program that is none of a node, or is refused three different objects within five minutes.',
  benign: [
    'Agents of a distribution that borrow the kubelet’s identity',
    'Pods that are deleted while a node still asks for their secrets',
  ],
  severity: 'high',
  tactics: ['CredentialAccess', 'LateralMovement'],
  techniques: ['T1552.001', 'T1078.001'],
  defender: [],
  remediation: [
    'Treat the node that {user} names as taken over: cordon it, save its disk, drain it and rebuild it.',
    'Delete its certificate with it: a new node gets a new one.',
    readRequests,
  ],
  level: 'Metadata',
  on: { verbs: '*', resources: ['*'] },
  failed: 'also',
  state: { kind: 'distinct', threshold: 3, windowSeconds: 300 },
  mark(event): Mark | null {
    const { user, object, verb } = event
    if (!isNode(user) || !object) return null
    const node = user.name.slice('system:node:'.length)
    const hit = (message: string) => ({
      message: `${user.name} ${message}`,
      evidence: { verb, userAgent: event.userAgent, 'responseStatus.code': event.code },
      entities: [{ kind: 'node' as const, name: node }],
    })
    const what = `${object.resource} ${objectWords(event)}`
    if (wasForbidden(event)) {
      return { key: [user.name], member: what, hit: hit('was refused what no node asks for') }
    }
    if (event.code !== null && event.code >= 400) return null
    const isRead = verb === 'get' || verb === 'list' || verb === 'watch'
    const alone = { key: [user.name], alone: true as const, example: what }
    if (rbac.includes(object.resource) || (object.resource === 'namespaces' && !isRead)) {
      return { ...alone, hit: hit(`asked for ${verb} on ${object.resource}`) }
    }
    if (object.resource === 'secrets' && verb === 'list' && object.name === '') {
      return { ...alone, hit: hit('listed secrets') }
    }
    const family = agentFamily(event.userAgent)
    if (family !== '' && !nodePrograms.test(family)) return { ...alone, hit: hit(`came with ${family}`) }
    return null
  },
  sums: ({ count, examples, hit }) =>
    count > 1
      ? `${hit.message}: ${count} objects within minutes, such as ${examples.slice(0, 5).join(', ')}`
      : hit.message,
}

export const rights = [byAccount, thenWorkload, nodes]
