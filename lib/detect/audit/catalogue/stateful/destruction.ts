import { at, textAt } from '../../read'
import { changeOf } from '../../change'
import type { Mark, StatefulDetection } from '../../detection'
import { workloadResources } from '../../pod'
import { isRoutine, objectWords } from '../../routine'
import { agentFamily } from '../../user-agent'
import { isHuman, isServiceAccount } from '../../users'
import { askCaller, revokeUser, seeRights } from '../steps'
import { custom, some } from './bursts'

const restore = 'Restore what was deleted from your manifests or backups, once you know that the caller is stopped.'

const massRule = { kind: 'count', threshold: 10, windowSeconds: 60 } as const
const kindsRule = { kind: 'distinct', threshold: 3, windowSeconds: 60 } as const
const mass: StatefulDetection = {
  id: 'k8s-mass-deletion',
  name: 'Mass deletion',
  description:
    'One caller deleted many objects within a minute. Attackers destroy what runs, to hurt or to blackmail; so does a ' +
    'script with a wrong selector.',
  fires:
    'At least ten workloads, secrets or config maps are deleted within a minute by one person or account, or whole ' +
    'collections of at least three kinds. For service accounts only when they do not do so regularly.',
  benign: ['Uninstalling an application by hand', 'Cleaning up test namespaces'],
  severity: 'high',
  tactics: ['Impact'],
  techniques: ['T1485'],
  defender: [],
  remediation: [askCaller, revokeUser, restore, seeRights],
  preventedBy: ['k8s-rbac-delete'],
  level: 'Metadata',
  on: { verbs: ['delete', 'deletecollection'], resources: [...workloadResources, 'secrets', 'configmaps'] },
  state: massRule,
  mark(event, context) {
    const { user, object } = event
    const isAccount = isServiceAccount(user)
    if (!object || isRoutine(event, context) || !(isAccount || isHuman(user))) return null
    const habit = isAccount ? { habit: custom } : {}
    const hit = {
      // Taking a release away by hand deletes what belongs to it; whoever pretends to be helm is still told of.
      ...(agentFamily(event.userAgent) === 'helm' ? { severity: 'low' as const } : {}),
      message: `${user.name} deleted many objects`,
      evidence: { verb: event.verb, userAgent: event.userAgent },
    }
    const one = { key: [user.name], example: `${object.resource} ${objectWords(event)}`, hit }
    if (event.verb === 'delete') return { ...one, by: { ...massRule, ...habit } }
    return [
      { ...one, by: { ...massRule, ...habit } },
      { ...one, member: object.resource, by: { ...kindsRule, ...habit } },
    ]
  },
  sums: ({ count, examples, hit }) => `${hit.message}: ${count} within a minute, such as ${some(examples)}`,
}

const storageRule = { kind: 'count', threshold: 3, windowSeconds: 300 } as const
const storage: StatefulDetection = {
  id: 'k8s-storage-destroyed',
  name: 'Persistent storage deleted',
  description:
    'Several volumes, claims or snapshots were deleted, or a volume was changed so that its data goes with its claim. ' +
    'Data that is gone is the part of an attack that cannot be rolled back.',
  fires:
    'At least three volumes, claims or volume snapshots are deleted by one caller within five minutes, or the reclaim ' +
    'policy of a volume is changed to Delete. For service accounts only when they do not do so regularly.',
  benign: ['Removing an application with its data on purpose', 'Backup tools that prune or restore'],
  severity: 'high',
  tactics: ['Impact'],
  techniques: ['T1485'],
  defender: [],
  remediation: [askCaller, revokeUser, restore],
  preventedBy: ['k8s-rbac-delete'],
  level: 'Metadata',
  on: {
    verbs: ['delete', 'deletecollection', 'update', 'patch'],
    resources: ['persistentvolumes', 'persistentvolumeclaims', 'volumesnapshots', 'volumesnapshotcontents'],
  },
  state: storageRule,
  mark(event, context): Mark | null {
    const { user, object } = event
    const isAccount = isServiceAccount(user)
    if (!object || isRoutine(event, context) || !(isAccount || isHuman(user))) return null
    const name = objectWords(event)
    if (event.verb === 'delete' || event.verb === 'deletecollection') {
      return {
        key: [user.name],
        example: `${object.resource} ${name}`,
        ...(isAccount ? { by: { ...storageRule, habit: custom } } : {}),
        hit: { message: `${user.name} deleted storage`, evidence: { verb: event.verb } },
      }
    }
    if (object.resource !== 'persistentvolumes' || isAccount) return null
    const set = changeOf(event)?.set
    if (!set || at(set, 'spec', 'persistentVolumeReclaimPolicy') !== 'Delete') return null
    // An update brings the whole object: only one that a person wrote as a patch says that this was the point.
    if (event.verb === 'update' && textAt(set, 'metadata', 'annotations', 'pv.kubernetes.io/provisioned-by'))
      return null
    return {
      key: [user.name],
      alone: true,
      example: `persistentvolumes ${name}`,
      hit: {
        severity: 'medium',
        message: `volume ${name} will be deleted with its claim`,
        evidence: { 'requestObject.spec.persistentVolumeReclaimPolicy': 'Delete' },
      },
    }
  },
  sums: ({ count, examples, hit }) =>
    count > 1 ? `${hit.message}: ${count} within minutes, such as ${some(examples)}` : hit.message,
}

export const destruction = [mass, storage]
