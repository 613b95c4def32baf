import type { StatefulDetection } from '../../detection'
import { rightsKey } from '../../known'
import { isRoutine } from '../../routine'
import { agentFamily } from '../../user-agent'
import { effectiveUser, isAdmin, isAnonymous, isHuman, isNode, isPlatform, serviceAccountOf } from '../../users'
import { askCaller, readRequests, revokeUser, rotateAccount, seeRights } from '../steps'

const writes = ['create', 'update', 'patch', 'delete', 'deletecollection']

const newClient: StatefulDetection = {
  id: 'k8s-kubeconfig-from-new-client',
  name: 'Privileged user seen with a new client',
  description:
    'An identity that holds all rights was used with a program that it was never used with. Copies of administrators’ ' +
    'kubeconfigs are used with whatever their thief has at hand.',
  fires:
    'A request of a member of system:masters or kubeadm:cluster-admins (or of kubernetes-admin and the like) comes ' +
    'with a kind of program that the user did not use in the 14 days before; the first week of a cluster is learned from.',
  benign: ['A new tool of an administrator', 'Installers and upgrades'],
  severity: 'medium',
  tactics: ['InitialAccess'],
  techniques: ['T1078.004'],
  defender: [],
  remediation: [
    askCaller,
    readRequests,
    'Replace the certificate of {user}: members of system:masters cannot be revoked.',
  ],
  preventedBy: ['k8s-rbac-masters-group'],
  level: 'Metadata',
  on: { verbs: '*', resources: ['*', ''] },
  state: { kind: 'first-seen', memoryDays: 14, learningDays: 7, newKeyHours: 1 },
  mark(event, context) {
    if (!isAdmin(event.user) || event.user.name.startsWith('system:serviceaccount:') || isRoutine(event, context))
      return null
    const family = agentFamily(event.userAgent)
    return {
      key: [event.user.name],
      member: family,
      hit: {
        message: `${event.user.name} came with ${family || 'a nameless client'} for the first time`,
        evidence: { userAgent: event.userAgent, 'user.groups': event.user.groups },
      },
    }
  },
}

const unusualAgent: StatefulDetection = {
  id: 'k8s-unusual-user-agent',
  name: 'Unusual user agent for this identity',
  description:
    'An identity came with a kind of program that it never used. A service account that suddenly speaks through curl ' +
    'or kubectl is the clearest case: its token has left its program.',
  fires:
    'A user or service account, known for a day, comes with a kind of program that it did not use in the 14 days ' +
    'before; versions do not count. The first week of a cluster is learned from.',
  benign: ['A program that was replaced by another', 'People who try a new tool'],
  severity: 'low',
  tactics: ['InitialAccess'],
  techniques: ['T1078'],
  defender: [],
  remediation: [askCaller, readRequests, seeRights],
  level: 'Metadata',
  on: { verbs: '*', resources: ['*', ''] },
  failed: 'also',
  state: { kind: 'first-seen', memoryDays: 14, learningDays: 7, newKeyHours: 24 },
  mark(event, context) {
    const { user } = event
    if (user.name === '' || isAnonymous(user) || isPlatform(user) || isNode(user) || isRoutine(event, context))
      return null
    const family = agentFamily(event.userAgent)
    return {
      key: [user.name],
      member: family,
      hit: {
        // What people try out is worth a line, not a look.
        ...(isHuman(user) ? { severity: 'informational' as const } : {}),
        message: `${user.name} came with ${family || 'a nameless client'} for the first time`,
        evidence: { userAgent: event.userAgent },
      },
    }
  },
}

const newAdmin: StatefulDetection = {
  id: 'k8s-new-admin-user',
  name: 'Cluster administrator activity by a new user',
  description:
    'Somebody who was never seen to change anything did, and holds all rights of the cluster. New administrators are ' +
    'rare and announced; those that an intruder makes are not.',
  fires:
    'A write by a person not seen writing in the 30 days before, who is in system:masters or kubeadm:cluster-admins, ' +
    'or whom a binding in the inventory gives all rights. The first week of a cluster is learned from.',
  benign: ['New colleagues', 'Break-glass accounts in use'],
  severity: 'medium',
  tactics: ['Persistence'],
  techniques: ['T1078.004'],
  defender: [],
  remediation: [askCaller, seeRights, revokeUser],
  preventedBy: ['k8s-rbac-cluster-admin'],
  level: 'Metadata',
  on: { verbs: writes, resources: ['*'] },
  state: { kind: 'first-seen', memoryDays: 30, learningDays: 7 },
  mark(event, context) {
    if (!isHuman(event.user) || isAnonymous(event.user) || isRoutine(event, context)) return null
    return {
      key: [],
      member: event.user.name,
      hit: {
        message: `${event.user.name} changes the cluster with all rights, for the first time`,
        evidence: { 'user.groups': event.user.groups, verb: event.verb },
      },
    }
  },
  confirm: {
    needs: (event) => (isAdmin(effectiveUser(event)) ? [] : [rightsKey(event.cluster, effectiveUser(event))]),
    judge(event, known) {
      const rights = known.get(rightsKey(event.cluster, effectiveUser(event)))
      const holdsAll = isAdmin(effectiveUser(event)) || (Array.isArray(rights) && rights.includes('do everything'))
      return holdsAll ? { message: '', evidence: {} } : null
    },
  },
}

const impersonation: StatefulDetection = {
  id: 'k8s-impersonate-first-seen',
  name: 'New impersonation relation',
  description:
    'A caller acted as another identity that it never acted as before. The right to impersonate is as good as the ' +
    'rights of everybody it may be used on.',
  fires: 'A pair of caller and impersonated user appears that was not seen in 14 days; the first week is learned from.',
  benign: ['Proxies that sign people in (Rancher, Teleport, Pinniped)', '`kubectl --as` by administrators'],
  severity: 'low',
  tactics: ['PrivilegeEscalation'],
  techniques: ['T1078'],
  defender: [],
  remediation: [askCaller, readRequests, seeRights],
  preventedBy: ['k8s-rbac-impersonate'],
  level: 'Metadata',
  on: { verbs: '*', resources: ['*', ''] },
  state: { kind: 'first-seen', memoryDays: 14, learningDays: 7 },
  mark(event, context) {
    const { user, impersonated } = event
    if (!impersonated || impersonated.name === user.name || isRoutine(event, context)) return null
    return {
      key: [],
      member: `${user.name} as ${impersonated.name}`,
      hit: {
        message: `${user.name} acts as ${impersonated.name} for the first time`,
        evidence: { 'impersonatedUser.username': impersonated.name, 'impersonatedUser.groups': impersonated.groups },
      },
    }
  },
}

const sensitiveReads = new Set(['secrets'])
const sensitiveWrites = new Set([
  'secrets',
  'roles',
  'rolebindings',
  'clusterroles',
  'clusterrolebindings',
  'certificatesigningrequests',
  'validatingwebhookconfigurations',
  'mutatingwebhookconfigurations',
  'nodes',
])
const entering = new Set(['exec', 'attach', 'portforward'])

const rare: StatefulDetection = {
  id: 'k8s-sa-rare-operation',
  name: 'Service account performed an operation it never did before',
  description:
    'A service account touched secrets, roles, certificates, webhooks or nodes, or entered a pod, in a way that it ' +
    'never did. Programs do the same day after day; whoever holds their token does not.',
  fires:
    'A service account, known for a day, reads secrets, changes secrets, roles, bindings, certificate requests, ' +
    'webhooks or nodes, or enters pods, with a verb and in a place (its own namespace, another, the whole cluster) ' +
    'not seen of it in 14 days. The first week of a cluster is learned from.',
  benign: ['A new version of a program that does more', 'Tasks that run less often than every two weeks'],
  severity: 'medium',
  tactics: ['CredentialAccess', 'PrivilegeEscalation'],
  techniques: ['T1078.001'],
  defender: ['K8S_ServiceAccountRareOperation'],
  remediation: [readRequests, rotateAccount, seeRights],
  preventedBy: ['k8s-sa-privileged-workload'],
  level: 'Metadata',
  on: {
    verbs: '*',
    resources: [
      ...sensitiveWrites,
      'certificatesigningrequests/approval',
      'pods/exec',
      'pods/attach',
      'pods/portforward',
    ],
  },
  state: { kind: 'first-seen', memoryDays: 14, learningDays: 7, newKeyHours: 24 },
  mark(event, context) {
    const { object, user, verb } = event
    const account = serviceAccountOf(user)
    if (!object || !account || isRoutine(event, context)) return null
    const isRead = !writes.includes(verb) && !entering.has(object.subresource)
    if (isRead && !sensitiveReads.has(object.resource)) return null
    const place =
      object.namespace === '' ? 'the cluster' : object.namespace === account.namespace ? 'its namespace' : 'others'
    const resource = object.subresource ? `${object.resource}/${object.subresource}` : object.resource
    return {
      key: [user.name],
      member: `${verb} ${resource} in ${place}`,
      hit: {
        message: `${account.namespace}/${account.name} did what it never did: ${verb} ${resource} in ${place === 'others' ? object.namespace : place}`,
        evidence: { verb, userAgent: event.userAgent, sourceIPs: event.sourceIps },
      },
    }
  },
}

export const identities = [newClient, unusualAgent, newAdmin, impersonation, rare]
