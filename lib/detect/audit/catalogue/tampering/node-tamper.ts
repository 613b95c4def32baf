import type { AuditEvent } from '@/lib/model/audit-event'
import { changeOf, objectName } from '../../change'
import type { Hit, StatelessDetection } from '../../detection'
import { at, listAt, mapAt, textAt } from '../../read'
import { onTampering } from '../../tampering/steps'
import { touches } from '../../touched'
import { isDelivery, isHuman } from '../../users'

export const nodeTamper: StatelessDetection = {
  id: 'k8s-node-tamper',
  name: 'Node cordoned, drained or re-labelled by a user',
  description:
    'A person kept a node from taking pods, drove pods off it, gave it another role, or wrote its status by hand. It ' +
    'takes capacity away, or steers pods to a node that somebody holds.',
  fires:
    'A node is updated or patched by a person so that it is unschedulable, has taints or a `node-role…` label; or its ' +
    'status is written by a person (medium).',
  benign: ['Maintenance: `kubectl cordon`, `kubectl drain`, a taint for new hardware.'],
  severity: 'low',
  tactics: ['Impact'],
  techniques: ['T1499'],
  defender: [],
  remediation: [
    'Undo it if it was not meant: `kubectl uncordon {name}`, and see its taints and labels: `kubectl describe node {name}`.',
    ...onTampering,
  ],
  preventedBy: ['k8s-rbac-write'],
  level: 'Request',
  on: { verbs: ['update', 'patch'], resources: ['nodes', 'nodes/status'] },
  match(event, context) {
    if (!isHuman(event.user) || isDelivery(event.user, context)) return null
    const name = objectName(event).slice(0, 253)
    if (event.object?.subresource === 'status') {
      const message = `the status of node ${name} was written by hand`
      return { severity: 'medium', message, evidence: { 'objectRef.name': name, 'objectRef.subresource': 'status' } }
    }
    return inSpec(event, name)
  },
}

function inSpec(event: AuditEvent, name: string): Hit | null {
  const set = changeOf(event)?.set
  if (!set) return null
  if (at(set, 'spec', 'unschedulable') === true && touches(event, '/spec/unschedulable')) {
    return { message: `node ${name} was cordoned`, evidence: { 'spec.unschedulable': true } }
  }
  const taints = listAt(set, 'spec', 'taints')
  if (taints.length > 0 && touches(event, '/spec/taints')) {
    const keys = taints.slice(0, 10).map((taint) => textAt(taint, 'key').slice(0, 120))
    return { message: `node ${name} was tainted: ${keys.slice(0, 3).join(', ')}`, evidence: { 'spec.taints': keys } }
  }
  if (event.verb === 'update') return null
  const roles = Object.keys(mapAt(set, 'metadata', 'labels')).filter((label) => label.startsWith('node-role'))
  if (roles.length === 0) return null
  const shown = roles.slice(0, 5).map((label) => label.slice(0, 120))
  return { message: `node ${name} was given the role ${shown[0] ?? ''}`, evidence: { 'metadata.labels': shown } }
}
