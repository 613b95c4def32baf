import type { AuditEvent } from '@/lib/model/audit-event'
import type { Json } from '@/lib/model/json'
import { changeOf } from '../../change'
import { isMadeByController } from '../../core'
import type { InventoryDetection } from '../../detection'
import { repositoryOf } from '../../images'
import { rightsKey, workloadAssetKey } from '../../known'
import { containerWords, podOf, workloadResources, type PodContainer } from '../../pod'
import { listAt, textAt, textsAt } from '../../read'
import { isRoutine } from '../../routine'
import { effectiveUser, isAdmin } from '../../users'
import { askCaller, readRequests, revokeUser, seeRights } from '../steps'

const changed = ['update', 'patch']
const controllers = ['deployments', 'daemonsets', 'statefulsets']

/** The containers of a stored workload, of any kind. */
function containersOf(document: Json | undefined): Json[] {
  const inTemplate = ['spec', 'template', 'spec']
  const places = [['spec'], inTemplate, ['spec', 'jobTemplate', 'spec', 'template', 'spec']]
  return places.flatMap((path) =>
    ['containers', 'initContainers'].flatMap((list) => [...listAt(document, ...path, list)]),
  )
}

const named = (event: AuditEvent): readonly string[] | null => {
  const key = workloadAssetKey(event)
  return key === null || podOf(event) === null ? null : [key]
}
const before = (event: AuditEvent, known: ReadonlyMap<string, Json>) => known.get(workloadAssetKey(event) ?? '')

/** Whether a patch brings a container rather than sets something of one: it says what it runs and how. */
const isWhole = ({ set }: PodContainer) =>
  textAt(set, 'image') !== '' &&
  ['command', 'args', 'ports', 'volumeMounts', 'lifecycle'].some((key) => listAt(set, key).length > 0 || key in set)

const sidecar: InventoryDetection = {
  id: 'k8s-sidecar-injection',
  name: 'Container added to an existing controller',
  description:
    'A change of a running deployment, daemon set or stateful set added a container to it. The new one sees the ' +
    'traffic and the volumes of the others, and hides behind their name.',
  fires:
    'An update or patch brings a container or init container whose name the inventory’s copy of the object does not ' +
    'have. Where the object is not known, a patch that brings a whole container (low).',
  benign: ['Sidecars that were added on purpose', 'Rollout tools that are not on the list of delivery users'],
  severity: 'medium',
  tactics: ['Persistence', 'Execution'],
  techniques: ['T1610', 'T1609'],
  defender: [],
  remediation: [
    askCaller,
    'Go back to the revision before: `kubectl -n {namespace} rollout undo {controller}`.',
    readRequests,
    revokeUser,
  ],
  preventedBy: ['k8s-rbac-write'],
  level: 'Request',
  on: { verbs: changed, resources: controllers },
  needs: (event, context) => (isRoutine(event, context) ? null : named(event)),
  judge(event, known) {
    const pod = podOf(event)
    if (!pod || pod.change.created) return null
    const stored = before(event, known)
    const names = new Set(containersOf(stored).map((container) => textAt(container, 'name')))
    const fresh =
      names.size > 0
        ? pod.containers.filter(({ list, name }) => list !== 'ephemeralContainers' && name !== '' && !names.has(name))
        : event.verb === 'patch'
          ? pod.containers.filter(isWhole)
          : []
    const [first] = fresh
    if (!first) return null
    return {
      ...(names.size > 0 ? {} : { severity: 'low' as const }),
      message: `${containerWords(first)} with ${first.image || 'an unknown image'} was added`,
      evidence: Object.fromEntries(fresh.map(({ path, set }) => [path, set])),
      entities: fresh.flatMap(({ image }) => (image ? [{ kind: 'image' as const, name: image }] : [])),
    }
  },
}

const swap: InventoryDetection = {
  id: 'k8s-image-swap',
  name: 'Workload image changed to a different repository',
  description:
    'A running workload was pointed at an image of another repository. New versions change tags; another repository ' +
    'is another program under the same name.',
  fires:
    'An update or patch gives a container an image whose repository differs from that of the same container in the ' +
    'inventory’s copy. Changes of tag or digest alone are left out.',
  benign: ['A move to another registry', 'A fork that replaces an upstream image'],
  severity: 'medium',
  tactics: ['Persistence', 'Execution'],
  techniques: ['T1525', 'T1610'],
  defender: [],
  remediation: [
    askCaller,
    'Go back to the revision before: `kubectl -n {namespace} rollout undo {controller}`.',
    readRequests,
    revokeUser,
  ],
  preventedBy: ['k8s-rbac-write'],
  level: 'Request',
  on: { verbs: changed, resources: [...controllers, 'cronjobs'] },
  needs: (event, context) => (isRoutine(event, context) ? null : named(event)),
  judge(event, known) {
    const pod = podOf(event)
    if (!pod || pod.change.created) return null
    const images = new Map(containersOf(before(event, known)).map((one) => [textAt(one, 'name'), textAt(one, 'image')]))
    const swapped = pod.containers.flatMap((container) => {
      const old = images.get(container.name)
      const isOther = old && textAt(container.set, 'image') && repositoryOf(old) !== repositoryOf(container.image)
      return isOther ? [{ container, old }] : []
    })
    const [first] = swapped
    if (!first) return null
    return {
      message: `${containerWords(first.container)} now runs ${repositoryOf(first.container.image)} instead of ${repositoryOf(first.old)}`,
      evidence: Object.fromEntries(
        swapped.map(({ container, old }) => [`${container.path}.image`, { before: old, after: container.image }]),
      ),
      entities: swapped.map(({ container }) => ({ kind: 'image' as const, name: container.image })),
    }
  },
}

/** What the account of a request's pod may do, and what the caller itself may. */
function rightsOf(event: AuditEvent): { account: string; keys: string[] } | null {
  const pod = podOf(event)
  const namespace = event.object?.namespace ?? ''
  if (!pod || namespace === '') return null
  const account = `system:serviceaccount:${namespace}:${pod.serviceAccount}`
  const groups = ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated']
  return {
    account,
    keys: [rightsKey(event.cluster, { name: account, groups }), rightsKey(event.cluster, effectiveUser(event))],
  }
}

const privilegedAccount: InventoryDetection = {
  id: 'k8s-privileged-sa-workload',
  name: 'Workload attached to a highly privileged service account',
  description:
    'A workload was given a service account that can take the cluster over, by somebody who could not do that ' +
    'directly. Whoever may create pods in a namespace may use every account in it.',
  fires:
    'A workload is created with, or changed to, a service account whose bindings in the inventory grant takeover rights ' +
    '(all rights, secrets, binding or escalating roles, impersonation, kubelets, admission), and the caller lacks them.',
  benign: ['An operator that is installed by somebody with fewer rights than it needs'],
  severity: 'medium',
  tactics: ['PrivilegeEscalation'],
  techniques: ['T1078.001', 'T1611'],
  defender: ['K8S_HighPrivilegesRole'],
  remediation: [
    askCaller,
    'Take the workload away until it is explained: `kubectl -n {namespace} delete {controller}`.',
    'Keep mighty accounts in namespaces where nobody else may create pods.',
    seeRights,
  ],
  preventedBy: ['k8s-sa-privileged-workload'],
  level: 'Request',
  on: { verbs: ['create', ...changed], resources: [...workloadResources] },
  needs(event, context) {
    if (isRoutine(event, context) || isMadeByController(event) || isAdmin(effectiveUser(event))) return null
    const change = changeOf(event)
    const rights = rightsOf(event)
    if (!change || !rights) return null
    const key = change.created ? null : workloadAssetKey(event)
    return key === null ? rights.keys : [...rights.keys, key]
  },
  judge(event, known) {
    const pod = podOf(event)
    const rights = rightsOf(event)
    if (!pod || !rights) return null
    const [account = [], own = []] = rights.keys.map((key) => textsAt({ rights: known.get(key) ?? [] }, 'rights'))
    if (account.length === 0) return null
    const lacking = own.includes('do everything') ? [] : account.filter((right) => !own.includes(right))
    if (lacking.length === 0 || (!pod.change.created && hadAccount(pod.serviceAccount, before(event, known))))
      return null
    return {
      message: `its service account ${pod.serviceAccount} may ${lacking.slice(0, 3).join(', ')}, and ${event.user.name} may not`,
      evidence: { [`${pod.path}.serviceAccountName`]: pod.serviceAccount, rights: account },
      entities: [{ kind: 'service-account', name: `${event.object?.namespace ?? ''}/${pod.serviceAccount}` }],
    }
  },
}

/** Whether the stored object ran with the account already; one that is not known is believed to have. */
function hadAccount(name: string, stored: Json | undefined): boolean {
  if (stored === undefined) return true
  const places = [['spec'], ['spec', 'template', 'spec'], ['spec', 'jobTemplate', 'spec', 'template', 'spec']]
  return places.some((path) => {
    const written = textAt(stored, ...path, 'serviceAccountName') || textAt(stored, ...path, 'serviceAccount')
    return (
      written === name || (name === 'default' && written === '' && listAt(stored, ...path, 'containers').length > 0)
    )
  })
}

export const workloadChanges = [sidecar, swap, privilegedAccount]
