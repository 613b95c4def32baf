import { expect, it } from 'vitest'
import { creates, podSpec, raised, request, workload, type Case } from '../../testing'
import { placement } from './placement'

const find = (id: string) => placement.find((detection) => detection.id === id)
const label = 'node-role.kubernetes.io/control-plane'
const tolerates = { tolerations: [{ key: label, operator: 'Exists', effect: 'NoSchedule' }] }
const all = { tolerations: [{ operator: 'Exists' }] }
const affinity = (operator: string) => ({
  affinity: {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [{ matchExpressions: [{ key: label, operator }] }],
      },
    },
  },
})

it.each<Case>([
  ['past the scheduler', creates('pods', podSpec({ nodeName: 'cp-1' })), 'medium'],
  [
    'tolerated and selected',
    creates('deployments', podSpec({ ...tolerates, nodeSelector: { [label]: '' } })),
    'medium',
  ],
  ['by affinity', creates('deployments', podSpec({ ...tolerates, ...affinity('Exists') })), 'medium'],
  ['kept away by affinity', creates('deployments', podSpec({ ...tolerates, ...affinity('DoesNotExist') })), null],
  ['tolerated alone', creates('deployments', podSpec(tolerates)), null],
  ['selected alone stays pending', creates('deployments', podSpec({ nodeSelector: { [label]: '' } })), null],
  ['an agent for every node', creates('daemonsets', podSpec(all)), 'informational'],
  ['every taint, but no agent', creates('deployments', podSpec(all)), null],
  ['kube-system', creates('pods', podSpec({ nodeName: 'n' }), { object: { namespace: 'kube-system' } }), null],
  ['the scheduler’s own binding', request('create', 'pods/binding', { user: 'system:kube-scheduler' }), null],
  [
    'a change',
    request('update', 'deployments', { requestObject: workload('deployments', podSpec({ nodeName: 'n' })) }),
    null,
  ],
])('k8s-controlplane-scheduling: %s', (_, event, severity) => {
  expect(raised(find('k8s-controlplane-scheduling'), event)).toBe(severity)
})

it.each<Case>([
  ['by a person', request('create', 'daemonsets'), 'low'],
  ['in kube-system', request('create', 'daemonsets', { object: { namespace: 'kube-system' } }), null],
  ['by a delivery account', request('create', 'daemonsets', { user: 'ci' }), null, { deliveryUsers: ['ci'] }],
  [
    'of an operator',
    request('create', 'daemonsets', {
      requestObject: workload('daemonsets', podSpec(), { labels: { 'olm.owner': 'x' } }),
    }),
    null,
  ],
  ['changed', request('patch', 'daemonsets'), null],
  ['refused', request('create', 'daemonsets', { code: 403 }), null],
])('k8s-daemonset-created: %s', (_, event, severity, context) => {
  expect(raised(find('k8s-daemonset-created'), event, context)).toBe(severity)
})

const owned = { ownerReferences: [{ kind: 'CronJob', name: 'x', controller: true }] }
it.each<Case>([
  ['created', request('create', 'cronjobs'), 'low'],
  ['changed', request('patch', 'cronjobs'), 'low'],
  ['its status', request('patch', 'cronjobs/status'), null],
  [
    'by the controller',
    request('update', 'cronjobs', { user: 'system:serviceaccount:kube-system:cronjob-controller' }),
    null,
  ],
  ['by a delivery account', request('create', 'cronjobs', { user: 'ci' }), null, { deliveryUsers: ['ci'] }],
  ['a Job of a person', request('create', 'jobs'), 'low'],
  ['a Job of a CronJob', request('create', 'jobs', { requestObject: workload('jobs', podSpec(), owned) }), null],
  ['a Job of an operator', request('create', 'jobs', { user: 'system:serviceaccount:shop:operator' }), null],
  ['a changed Job', request('patch', 'jobs'), null],
])('k8s-cronjob-created: %s', (_, event, severity, context) => {
  expect(raised(find('k8s-cronjob-created'), event, context)).toBe(severity)
})

it.each<Case>([
  ['claimed', creates('deployments', podSpec({ priorityClassName: 'system-node-critical' })), 'low'],
  [
    'in kube-system',
    creates('deployments', podSpec({ priorityClassName: 'system-cluster-critical' }), {
      object: { namespace: 'kube-system' },
    }),
    null,
  ],
  ['one of your own', creates('deployments', podSpec({ priorityClassName: 'critical' })), null],
])('k8s-critical-priority-misuse: %s', (_, event, severity) => {
  expect(raised(find('k8s-critical-priority-misuse'), event)).toBe(severity)
})
