import type { StatefulDetection } from '../../detection'
import { objectName } from '../../change'
import { isMadeByController } from '../../core'
import { isSystemNamespace } from '../../namespaces'
import { listAt, mapAt } from '../../read'
import { isRoutine, objectWords } from '../../routine'
import { agentFamily } from '../../user-agent'
import { isHuman, isNode, isServiceAccount } from '../../users'
import { askCaller, readRequests, revokeUser, rotateAccount, seeRights } from '../steps'

/** What kubelets run from files of their own in any cluster. */
const usualMirrors = new Set([
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'etcd',
  'kube-proxy',
  'kube-vip',
  'haproxy',
  'keepalived',
  'cloud-controller-manager',
])

const mirror: StatefulDetection = {
  id: 'k8s-mirror-pod-outside-controlplane',
  name: 'Unexpected static (mirror) pod',
  description:
    'A kubelet reported a static pod that no node of the cluster ever ran. Static pods come from files on the node, ' +
    'past admission and past RBAC: whoever can write there keeps a foothold that survives deletion.',
  fires:
    'A node creates a mirror pod whose name, without that of the node, was not seen in the cluster before and is none ' +
    'of the usual control plane. The first seven days of a cluster are learned from.',
  benign: ['Node images that bring a new static pod'],
  severity: 'high',
  tactics: ['Persistence'],
  techniques: ['T1543.005', 'T1610'],
  defender: [],
  remediation: [
    'Look at the manifests of the node that {user} names: `ls -l /etc/kubernetes/manifests`, and who wrote them when.',
    'Treat the node as taken over: cordon it, save its disk, and rebuild it.',
  ],
  level: 'Request',
  on: { verbs: ['create'], resources: ['pods'] },
  state: { kind: 'first-seen', memoryDays: 90, learningDays: 7 },
  mark(event) {
    if (!isNode(event.user)) return null
    const body = event.requestObject ?? event.responseObject
    if (!('kubernetes.io/config.mirror' in mapAt(body, 'metadata', 'annotations'))) return null
    const node = event.user.name.slice('system:node:'.length)
    const name = objectName(event)
    const base = name.endsWith(`-${node}`) ? name.slice(0, -node.length - 1) : name
    const namespace = event.object?.namespace ?? ''
    if (namespace === 'kube-system' && usualMirrors.has(base)) return null
    return {
      key: [],
      member: `${namespace}/${base}`,
      hit: {
        message: `node ${node} runs the static pod ${namespace}/${base}, which no node ran before`,
        evidence: { 'requestObject.metadata.annotations': mapAt(body, 'metadata', 'annotations') },
        entities: [{ kind: 'node', name: node }],
      },
    }
  },
}

const naked: StatefulDetection = {
  id: 'k8s-naked-pod-by-user',
  name: 'Stand-alone pod created by a human user',
  description:
    'A person who did not do so before started a pod that belongs to no controller. It is a quick way to run something ' +
    'by hand, for good or ill; nothing restarts it and no review saw it.',
  fires:
    'A person creates a pod without an owner, and did not in the ten days before. The first week of a cluster is ' +
    'learned from; delivery accounts are left out.',
  benign: ['`kubectl run` for a look around', 'Continuous integration that is not on the list of delivery users'],
  severity: 'informational',
  tactics: ['Execution'],
  techniques: ['T1610'],
  defender: [],
  remediation: [askCaller, seeRights],
  preventedBy: ['k8s-rbac-create-workloads'],
  level: 'Request',
  on: { verbs: ['create'], resources: ['pods'] },
  state: { kind: 'first-seen', memoryDays: 10, learningDays: 7 },
  mark(event, context) {
    if (!isHuman(event.user) || isRoutine(event, context) || event.requestObject === null) return null
    if (listAt(event.requestObject, 'metadata', 'ownerReferences').length > 0) return null
    const namespace = event.object?.namespace ?? ''
    return {
      key: [],
      member: event.user.name,
      hit: {
        message: `${event.user.name} started the pod ${namespace}/${objectName(event)} by hand`,
        evidence: { userAgent: event.userAgent },
      },
    }
  },
}

const edit: StatefulDetection = {
  id: 'k8s-unusual-workload-edit',
  name: 'Workload modified by an unusual identity',
  description:
    'A caller, or a program of that caller, changed a workload in a namespace where neither was seen changing ' +
    'workloads. What runs in a namespace is usually changed by the same few.',
  fires:
    'A deployment, daemon set, stateful set or cron job is created or changed by a pair of user and program that did ' +
    'not do so in this namespace in the ten days before. New namespaces are learned from for a day, clusters for a week.',
  benign: ['A colleague who helps out', 'A new delivery tool'],
  severity: 'low',
  tactics: ['Persistence'],
  techniques: ['T1610', 'T1543.005'],
  defender: [],
  remediation: [askCaller, readRequests, seeRights],
  preventedBy: ['k8s-rbac-write'],
  level: 'Metadata',
  on: { verbs: ['create', 'update', 'patch'], resources: ['deployments', 'daemonsets', 'statefulsets', 'cronjobs'] },
  state: { kind: 'first-seen', memoryDays: 10, learningDays: 7, newKeyHours: 24 },
  mark(event, context) {
    const { user, object } = event
    if (!object || isNode(user) || isRoutine(event, context) || isMadeByController(event)) return null
    const family = agentFamily(event.userAgent)
    return {
      key: [object.namespace],
      member: `${user.name} ${family}`,
      hit: {
        message: `${user.name} changed ${object.resource} in ${object.namespace}, with ${family || 'a nameless client'}, for the first time`,
        evidence: { verb: event.verb, userAgent: event.userAgent },
      },
    }
  },
}

const exec: StatefulDetection = {
  id: 'k8s-pod-exec-by-serviceaccount',
  name: 'Service account executes commands in pods',
  description:
    'A service account that never did so ran a command in a pod. Few programs need that; a stolen token with the right ' +
    'to it lets an intruder walk from pod to pod.',
  fires:
    'A service account opens an exec session and did not in the ten days before. The first week of a cluster is ' +
    'learned from.',
  benign: ['Operators of databases, backup tools and runners of CI that exec by design'],
  severity: 'medium',
  tactics: ['Execution'],
  techniques: ['T1609', 'T1078.001'],
  defender: ['K8S_ServiceAccountRareOperation'],
  remediation: [readRequests, rotateAccount, seeRights],
  preventedBy: ['k8s-rbac-pod-exec'],
  level: 'Metadata',
  on: { verbs: ['create', 'get'], resources: ['pods/exec'] },
  state: { kind: 'first-seen', memoryDays: 10, learningDays: 7 },
  mark(event, context) {
    if (!isServiceAccount(event.user) || isRoutine(event, context)) return null
    return {
      key: [],
      member: event.user.name,
      hit: {
        message: `${event.user.name} ran a command in ${objectWords(event)} for the first time`,
        evidence: { requestURI: event.uri, userAgent: event.userAgent },
      },
    }
  },
}

const node: StatefulDetection = {
  id: 'k8s-unknown-node-joined',
  name: 'Node joined the cluster',
  description:
    'A node with a name like no other joined. A stolen bootstrap token is enough to add a machine of one’s own, and ' +
    'pods with their secrets are then scheduled to it.',
  fires:
    'A node is created whose name, with digits and random endings left out, has a form not seen in the cluster in 90 ' +
    'days. The first seven days of a cluster are learned from.',
  benign: ['New node pools', 'Nodes that are named by hand'],
  severity: 'medium',
  tactics: ['Persistence'],
  techniques: ['T1098'],
  defender: [],
  remediation: [
    'Find out who started the machine. If nobody did: `kubectl delete node`, and delete the bootstrap tokens of ' +
      'kube-system: `kubectl -n kube-system get secrets --field-selector type=bootstrap.kubernetes.io/token`.',
    readRequests,
    revokeUser,
  ],
  level: 'Metadata',
  on: { verbs: ['create'], resources: ['nodes'] },
  state: { kind: 'first-seen', memoryDays: 90, learningDays: 7 },
  mark(event) {
    const name = objectName(event) || (isNode(event.user) ? event.user.name.slice('system:node:'.length) : '')
    if (name === '') return null
    return {
      key: [],
      member: nodePattern(name),
      example: name,
      hit: {
        message: `node ${name} joined; no node was named like it`,
        evidence: { 'objectRef.name': name, sourceIPs: event.sourceIps },
        entities: [{ kind: 'node', name }],
      },
    }
  },
}

/** `aks-pool1-12345678-vmss00000a` and its like as one: parts with digits stand for any, words stay. */
export function nodePattern(name: string): string {
  return name
    .toLowerCase()
    .slice(0, 253)
    .split(/([-.])/)
    .map((part) => (/\d/.test(part) ? `${/^[a-z]{2,}(?=\d)/.exec(part)?.[0] ?? ''}#` : isRandom(part) ? '#' : part))
    .join('')
}

/** Endings as generators make them: short, and without vowels. */
const isRandom = (part: string) => part.length >= 4 && part.length <= 6 && !/[aeiou]/.test(part)

const sensitiveNames =
  /^bootstrap-token-|etcd|kubeconfig|dockerconfigjson|dockercfg|^argocd-secret$|cloud-(?:config|credentials)|webhook.*-tls$|-(?:webhook|admission).*(?:tls|cert)/
const secret: StatefulDetection = {
  id: 'k8s-secret-read-sensitive',
  name: 'Read of a high-value secret',
  description:
    'A caller read a secret that opens more than itself (of a system namespace, a kubeconfig, keys of etcd, a bootstrap ' +
    'token, registry credentials) and did not do so before.',
  fires:
    'A secret of a system namespace, or one whose name speaks of such credentials, is read by name by a user who did ' +
    'not read it in 14 days. The first week of a cluster is learned from; nodes are left out.',
  benign: ['An administrator who mends something', 'A program of the system that was just installed'],
  severity: 'medium',
  tactics: ['CredentialAccess'],
  techniques: ['T1552.007'],
  defender: [],
  remediation: [askCaller, 'Rotate the secret that was read, and what it opens.', seeRights],
  preventedBy: ['k8s-rbac-secrets-read'],
  level: 'Metadata',
  on: { verbs: ['get', 'list', 'watch'], resources: ['secrets'] },
  state: { kind: 'first-seen', memoryDays: 14, learningDays: 7 },
  mark(event, context) {
    const { object, user } = event
    if (!object || object.name === '' || isNode(user) || isRoutine(event, context)) return null
    if (!isSystemNamespace(object.namespace, context) && !sensitiveNames.test(object.name)) return null
    if (object.name.startsWith('sh.helm.release.')) return null
    return {
      key: [user.name],
      member: objectWords(event),
      hit: {
        message: `${user.name} read the secret ${objectWords(event)} for the first time`,
        evidence: { verb: event.verb, userAgent: event.userAgent, sourceIPs: event.sourceIps },
      },
    }
  },
}

export const firstSights = [mirror, naked, edit, exec, node, secret]
