import type { Json } from '@/lib/model/json'
import { isWithin } from '@/lib/model/network'
import { isPublicAddress } from '@/lib/model/public-address'
import type { AuditContext } from '../../context'
import { changeOf } from '../../change'
import type { InventoryDetection } from '../../detection'
import { addressesKey, namespaceAssetKey, roleRightsKey } from '../../known'
import { listAt, mapAt, textAt, textsAt } from '../../read'
import { isRoutine } from '../../routine'
import { sourceAddress } from '../../source-address'
import { isNode, isPlatform, isServiceAccount, serviceAccountOf } from '../../users'
import { askCaller, readRequests, revokeUser, rotateAccount, seeRights } from '../steps'

const mighty = new Set([
  'admin',
  'system:node',
  'system:kube-controller-manager',
  'system:kube-scheduler',
  'system:masters',
])
const mightyStart = ['system:aggregate-to-', 'system:controller:']

const binding: InventoryDetection = {
  id: 'k8s-privileged-role-binding',
  name: 'Binding to another high-privilege role',
  description:
    'A role that is nearly as good as cluster-admin was given to somebody: by its name, or by what the inventory ' +
    'knows it to grant.',
  fires:
    'A binding is created or changed whose role is admin, edit (in the whole cluster), a role of a controller, of the ' +
    'scheduler or of nodes, or resolves in the inventory to rights that take the cluster over.',
  benign: ['Operators that need such roles', 'Namespace administrators that are given `admin` in their own namespace'],
  severity: 'medium',
  tactics: ['PrivilegeEscalation', 'Persistence'],
  techniques: ['T1098.006'],
  defender: ['K8S_HighPrivilegesRole'],
  remediation: [askCaller, 'Delete the binding, if nobody planned it.', readRequests, revokeUser],
  preventedBy: ['k8s-rbac-subject-effective'],
  level: 'Request',
  on: { verbs: ['create', 'update', 'patch'], resources: ['clusterrolebindings', 'rolebindings'] },
  needs(event, context) {
    if (isRoutine(event, context)) return null
    const after = changeOf(event)?.after
    const name = textAt(after, 'roleRef', 'name')
    if (name === '' || name === 'cluster-admin') return null
    const namespace = event.object?.namespace ?? ''
    return [roleRightsKey(event.cluster, textAt(after, 'roleRef', 'kind'), name, namespace)]
  },
  judge(event, known) {
    const after = changeOf(event)?.after ?? null
    const name = textAt(after, 'roleRef', 'name')
    const kind = textAt(after, 'roleRef', 'kind')
    const namespace = event.object?.namespace ?? ''
    const found = known.get(roleRightsKey(event.cluster, kind, name, namespace))
    const rights = Array.isArray(found) ? found.filter((one) => typeof one === 'string') : []
    const isWide = namespace === ''
    const byName =
      kind === 'ClusterRole' &&
      (mighty.has(name) || (isWide && name === 'edit') || mightyStart.some((one) => name.startsWith(one)))
    if (!byName && rights.length === 0) return null
    const subjects = listAt(after, 'subjects').map((one) => `${textAt(one, 'kind')} ${textAt(one, 'name')}`)
    const own = name === 'admin' && !isWide
    return {
      // The role for administrators of one namespace, in one namespace.
      ...(own && rights.length === 0 ? { severity: 'low' as const } : {}),
      message: `${subjects.slice(0, 3).join(', ') || 'somebody'} got the role ${name}${rights.length > 0 ? `, which may ${rights.slice(0, 3).join(', ')}` : ''}`,
      evidence: {
        'requestObject.roleRef': { kind, name },
        'requestObject.subjects': subjects,
        ...(rights.length > 0 ? { rights } : {}),
      },
    }
  },
}

const levels = ['privileged', 'baseline', 'restricted']
const enforce = 'pod-security.kubernetes.io/enforce'
const version = `${enforce}-version`
/** Without the label nothing is enforced, unless the API server was told another default. */
const levelOf = (labels: Readonly<Record<string, string>>) => Math.max(0, levels.indexOf(labels[enforce] ?? ''))
const minorOf = (labels: Readonly<Record<string, string>>) => {
  const text = labels[version] ?? 'latest'
  return text === 'latest' ? Infinity : Number(/^v1\.(\d{1,3})$/.exec(text)?.[1] ?? NaN)
}

const podSecurity: InventoryDetection = {
  id: 'k8s-psa-label-weakened',
  name: 'Pod Security level of a namespace weakened or removed',
  description:
    'A namespace was told to admit pods that it refused before. It is the step before a privileged pod where pod ' +
    'security stands in the way.',
  fires:
    'The label that enforces a Pod Security level is removed, moved to a weaker level or to an older version, as ' +
    'compared with the inventory; or a namespace is created with, or patched to, the level privileged.',
  benign: ['Namespaces of agents that need the node', 'Exceptions that were agreed on'],
  severity: 'medium',
  tactics: ['DefenseEvasion'],
  techniques: ['T1562.001'],
  defender: [],
  remediation: [
    askCaller,
    'Set the label back, and look at the pods that were started meanwhile: `kubectl -n {namespace} get pods`.',
    readRequests,
  ],
  preventedBy: ['k8s-ns-psa-missing'],
  level: 'Request',
  on: { verbs: ['create', 'update', 'patch'], resources: ['namespaces'] },
  needs(event, context) {
    const { object } = event
    if (!object || object.subresource || isRoutine(event, context)) return null
    const change = changeOf(event)
    return change ? (change.created || object.name === '' ? [] : [namespaceAssetKey(event, object)]) : null
  },
  judge(event, known) {
    const { object } = event
    const change = changeOf(event)
    if (!object || !change) return null
    const set = mapAt(change.set, 'metadata', 'labels')
    const after = mapAt(change.after, 'metadata', 'labels')
    if (change.created) return set[enforce] === 'privileged' ? told(object.name, set, {}) : null
    const stored = known.get(namespaceAssetKey(event, object))
    if (stored === undefined)
      return event.verb === 'patch' && set[enforce] === 'privileged' ? told(object.name, set, {}) : null
    const old = mapAt(stored, 'metadata', 'labels')
    // A patch that is logged without its answer shows what it set alone; null takes a label away.
    const isWhole = change.after !== change.set || event.verb === 'update'
    const now = isWhole ? after : merged(old, change.set)
    const isWeaker = levelOf(now) < levelOf(old) || (levelOf(old) > 0 && minorOf(now) < minorOf(old))
    return isWeaker ? told(object.name, now, old) : null
  },
}

function merged(old: Record<string, string>, set: Json): Record<string, string> {
  const labels = mapAt(set, 'metadata', 'labels')
  const metadata = set !== null && typeof set === 'object' && !Array.isArray(set) ? set['metadata'] : null
  const raw = metadata !== null && typeof metadata === 'object' && !Array.isArray(metadata) ? metadata['labels'] : null
  const gone =
    raw !== null && typeof raw === 'object' && !Array.isArray(raw)
      ? Object.keys(raw).filter((key) => raw[key] === null)
      : []
  return Object.fromEntries(Object.entries({ ...old, ...labels }).filter(([key]) => !gone.includes(key)))
}

function told(namespace: string, now: Record<string, string>, old: Record<string, string>) {
  const words = (labels: Record<string, string>) => labels[enforce] ?? 'nothing'
  return {
    message: `namespace ${namespace} enforces ${words(now)}${old[enforce] ? ` instead of ${words(old)}` : ''}`,
    evidence: { [`labels.${enforce}`]: { before: old[enforce] ?? null, after: now[enforce] ?? null } },
  }
}

/** Whether an address is of the cluster itself: as its admins say, or as the inventory knows its nodes and pods. */
function isOwn(address: string, known: ReadonlyMap<string, Json>, cluster: string, context: AuditContext): boolean {
  const places = known.get(addressesKey(cluster))
  const ranges = [...context.ownAddresses, ...textsAt(places, 'nodes'), ...textsAt(places, 'pods')]
  return ranges.some((range) => isWithin(address, range))
}

const fromOutside: InventoryDetection = {
  id: 'k8s-sa-token-outside-cluster',
  name: 'Service-account token used from outside the cluster',
  description:
    'A token that belongs to a pod was used from the internet. Pods talk to the API server from inside; a token that ' +
    'comes from elsewhere was carried out.',
  fires:
    'The believable source address of a request by a service account is public, and neither of a node or pod in the ' +
    "inventory nor among the environment's own addresses.",
  benign: [
    'Tokens that were made for the outside: continuous integration, a central Argo CD, Vault',
    'Nodes behind a NAT that is not listed',
  ],
  severity: 'high',
  tactics: ['LateralMovement', 'CredentialAccess'],
  techniques: ['T1550.001', 'T1528'],
  defender: [],
  remediation: [readRequests, rotateAccount, seeRights],
  preventedBy: ['k8s-sa-automount-token', 'k8s-sa-long-lived-token'],
  level: 'Metadata',
  on: { verbs: '*', resources: ['*', ''] },
  needs(event, context) {
    if (!isServiceAccount(event.user) || isRoutine(event, context)) return null
    // Those of the system have a detection of their own.
    if (serviceAccountOf(event.user)?.namespace === 'kube-system') return null
    return isPublicAddress(sourceAddress(event, context)) ? [addressesKey(event.cluster)] : null
  },
  judge(event, known, context) {
    const address = sourceAddress(event, context)
    if (isOwn(address, known, event.cluster, context)) return null
    const [pod] = event.user.extra['authentication.kubernetes.io/pod-name'] ?? []
    return {
      message: `the token of ${event.user.name}${pod ? `, made for pod ${pod},` : ''} came from ${address}`,
      evidence: { sourceIPs: event.sourceIps, userAgent: event.userAgent, ...(pod ? { pod } : {}) },
      entities: [{ kind: 'ip', name: address }],
    }
  },
}

const plane = new Set([
  'system:kube-controller-manager',
  'system:kube-scheduler',
  'system:apiserver',
  'system:kube-proxy',
  'system:cloud-controller-manager',
  'system:addon-manager',
  'system:volume-scheduler',
])

const systemFromOutside: InventoryDetection = {
  id: 'k8s-system-principal-public-ip',
  name: 'System identity used from a public address',
  description:
    'An identity of the cluster itself (control plane, node, account of kube-system) was used from the internet. ' +
    'These never leave the cluster; they hold the rights that intruders want most.',
  fires:
    'The believable source address of a successful request by a control-plane component, a node or a service account ' +
    "of kube-system is public, and neither of a node in the inventory nor among the environment's own addresses.",
  benign: [
    'Nodes with public addresses or behind a NAT that is not listed',
    'Control planes of a provider that come from its own ranges',
  ],
  severity: 'high',
  tactics: ['InitialAccess', 'CredentialAccess'],
  techniques: ['T1078.001', 'T1528'],
  defender: [],
  remediation: [
    'If the address is of your own nodes or provider, add it to the own addresses of this environment.',
    readRequests,
    rotateAccount,
  ],
  level: 'Metadata',
  on: { verbs: '*', resources: ['*', ''] },
  needs(event, context) {
    const { user } = event
    const isSystem = plane.has(user.name) || isNode(user) || serviceAccountOf(user)?.namespace === 'kube-system'
    if (!isSystem || isPlatform(user)) return null
    return isPublicAddress(sourceAddress(event, context)) ? [addressesKey(event.cluster)] : null
  },
  judge(event, known, context) {
    const address = sourceAddress(event, context)
    if (isOwn(address, known, event.cluster, context)) return null
    return {
      message: `${event.user.name} came from the public address ${address}`,
      evidence: { sourceIPs: event.sourceIps, userAgent: event.userAgent },
      entities: [{ kind: 'ip', name: address }],
    }
  },
}

export const accessChanges = [binding, podSecurity, fromOutside, systemFromOutside]
