import { expect, it } from 'vitest'
import { defaultAuditContext } from '../../context'
import type { Json } from '@/lib/model/json'
import { auditEvent, creates, podSpec, raised, request, type Case } from '../../testing'
import { admission } from './admission'
import { sandbox } from './sandbox'

const find = (id: string) => [...sandbox, ...admission].find((detection) => detection.id === id)
const debug = (container: { [key: string]: Json } | null, parts = {}) =>
  request('patch', 'pods/ephemeralcontainers', {
    requestObject: container && {
      spec: { ephemeralContainers: [{ name: 'debugger-x7k2p', image: 'busybox', ...container }] },
    },
    ...parts,
  })

it.each<[string, ReturnType<typeof debug>, string | null, string | null]>([
  ['plain', debug({}), 'medium', null],
  ['metadata alone', debug(null), 'medium', null],
  ['by update', debug({}, { verb: 'update' }), 'medium', null],
  ['privileged', debug({ securityContext: { privileged: true } }), null, 'high'],
  ['tracing', debug({ securityContext: { capabilities: { add: ['SYS_PTRACE'] } } }), null, 'high'],
  ['as root', debug({ securityContext: { runAsUser: 0 } }), null, 'high'],
  [
    'as another user',
    debug({ securityContext: { runAsUser: 1000, capabilities: { add: ['NET_RAW'] } } }),
    'medium',
    null,
  ],
  [
    'as JSON patch',
    debug(
      {},
      {
        requestObject: [
          {
            op: 'add',
            path: '/spec/ephemeralContainers',
            value: [{ name: 'd', securityContext: { privileged: true } }],
          },
        ],
      },
    ),
    null,
    'high',
  ],
  ['by the provider', debug({}, { user: 'eks:x' }), null, null],
  ['refused', debug({}, { code: 403 }), null, null],
])('a debug container: %s', (_, event, plain, mighty) => {
  expect(raised(find('k8s-ephemeral-container'), event)).toBe(plain)
  expect(raised(find('k8s-ephemeral-container-privileged'), event)).toBe(mighty)
})

const annotated = (annotations: Json) =>
  request('create', 'deployments', {
    requestObject: { spec: { template: { metadata: { annotations }, spec: podSpec() } } },
  })
it.each<Case>([
  [
    'seccomp for the pod',
    creates('pods', podSpec({ securityContext: { seccompProfile: { type: 'Unconfined' } } })),
    'medium',
  ],
  [
    'AppArmor for a container',
    creates('pods', podSpec({}, { securityContext: { appArmorProfile: { type: 'Unconfined' } } })),
    'medium',
  ],
  [
    'by annotation of the template',
    annotated({ 'container.apparmor.security.beta.kubernetes.io/web': 'unconfined' }),
    'medium',
  ],
  [
    'an annotation that keeps it',
    annotated({ 'container.apparmor.security.beta.kubernetes.io/web': 'runtime/default' }),
    null,
  ],
  [
    'RuntimeDefault',
    creates('pods', podSpec({ securityContext: { seccompProfile: { type: 'RuntimeDefault' } } })),
    null,
  ],
  ['nothing said', creates('pods', podSpec()), null],
  [
    'Falco',
    creates(
      'daemonsets',
      podSpec({}, { image: 'falcosecurity/falco', securityContext: { seccompProfile: { type: 'Unconfined' } } }),
      { object: { namespace: 'falco' } },
    ),
    null,
  ],
])('k8s-sandbox-disabled: %s', (_, event, severity) => {
  expect(raised(find('k8s-sandbox-disabled'), event)).toBe(severity)
})

const unmasked = { securityContext: { procMount: 'Unmasked' } }
it.each<Case>([
  ['unmasked', creates('pods', podSpec({}, unmasked)), 'medium'],
  ['with users of its own', creates('pods', podSpec({ hostUsers: false }, unmasked)), 'low'],
  ['default', creates('pods', podSpec({}, { securityContext: { procMount: 'Default' } })), null],
])('k8s-procmount-unmasked: %s', (_, event, severity) => {
  expect(raised(find('k8s-procmount-unmasked'), event)).toBe(severity)
})

const volume = (spec: Json, user = 'jane') =>
  request('create', 'persistentvolumes', { user, object: { namespace: '' }, requestObject: { spec } })
const provisioner = 'system:serviceaccount:local-path-storage:local-path-provisioner-service-account'
it.each<Case>([
  ['a sensitive path', volume({ hostPath: { path: '/etc' } }), 'medium'],
  ['local and sensitive', volume({ local: { path: '/var/lib/kubelet' } }), 'medium'],
  ['any other hostPath', volume({ hostPath: { path: '/data' } }), 'low'],
  ['local disks', volume({ local: { path: '/mnt/disks/a' } }), null],
  ['a provisioner', volume({ hostPath: { path: '/opt/local-path-provisioner/x' } }, provisioner), null],
  ['a provisioner that went astray', volume({ hostPath: { path: '/' } }, provisioner), 'medium'],
  ['of a cloud', volume({ csi: { driver: 'x' } }), null],
])('k8s-hostpath-pv: %s', (_, event, severity) => {
  expect(raised(find('k8s-hostpath-pv'), event)).toBe(severity)
})

const refused = (parts = {}) => request('create', 'pods', { code: 403, reason: 'Forbidden', annotations: {}, ...parts })
it.each<Case>([
  ['a person', refused(), 'low'],
  ['an account', refused({ user: 'system:serviceaccount:shop:web' }), 'low'],
  [
    'known by the authorizer’s word alone',
    refused({ code: null, annotations: { 'authorization.k8s.io/decision': 'forbid' } }),
    'low',
  ],
  ['a quota', refused({ message: 'pods "x" is forbidden: exceeded quota: small' }), null],
  ['anonymous', refused({ user: 'system:anonymous' }), null],
  ['a controller', refused({ user: 'system:serviceaccount:kube-system:replicaset-controller' }), null],
  ['let in', refused({ code: 201 }), null],
  ['a conflict', refused({ code: 409 }), null],
  ['a read', refused({ verb: 'list' }), null],
])('k8s-forbidden-workload-create: %s', (_, event, severity) => {
  expect(raised(find('k8s-forbidden-workload-create'), event)).toBe(severity)
})

const noted = (key: string, value: string, parts = {}) =>
  creates('deployments', podSpec(), { annotations: { [key]: value }, ...parts })
const violations = 'pod-security.kubernetes.io/audit-violations'
it.each<Case>([
  ['noted', noted(violations, 'would violate PodSecurity "restricted:latest": privileged'), 'low'],
  ['refused as well', noted(violations, 'x', { code: 403 }), 'low'],
  [
    'a controller’s pod',
    noted(violations, 'x', {
      user: 'system:serviceaccount:kube-system:job-controller',
      object: { resource: 'pods', group: '' },
      requestObject: null,
    }),
    null,
  ],
  ['not noted', noted('x', 'y'), null],
])('k8s-psa-violation: %s', (_, event, severity) => {
  expect(raised(find('k8s-psa-violation'), event)).toBe(severity)
})

const exempt = 'pod-security.kubernetes.io/exempt'
it.each<Case>([
  ['by user', noted(exempt, 'user'), 'low'],
  ['by namespace', noted(exempt, 'namespace'), 'low'],
  ['by what does not exist', noted(exempt, 'moon'), null],
  ['kube-system', noted(exempt, 'namespace', { object: { namespace: 'kube-system' } }), null],
])('k8s-psa-exempt-used: %s', (_, event, severity) => {
  expect(raised(find('k8s-psa-exempt-used'), event)).toBe(severity)
})

const failure = 'validation.policy.admission.k8s.io/validation_failure'
const failures = JSON.stringify([
  { policy: 'no-latest', binding: 'b', message: 'tags must be pinned', validationActions: ['Audit'] },
])
it.each<Case>([
  [
    'on any object',
    auditEvent({
      verb: 'create',
      code: 201,
      object: { resource: 'widgets', group: 'example.com' },
      annotations: { [failure]: failures },
    }),
    'low',
  ],
  [
    'on a refused one',
    auditEvent({ verb: 'patch', code: 422, object: { resource: 'configmaps' }, annotations: { [failure]: failures } }),
    'low',
  ],
  [
    'that cannot be read',
    auditEvent({ verb: 'delete', object: { resource: 'pods' }, annotations: { [failure]: '[{' } }),
    'low',
  ],
  ['none', auditEvent({ verb: 'create', object: { resource: 'pods' } }), null],
])('k8s-vap-audit-failure: %s', (_, event, severity) => {
  expect(raised(find('k8s-vap-audit-failure'), event)).toBe(severity)
})

it('a broken policy is named with its words', () => {
  const event = auditEvent({
    verb: 'create',
    code: 201,
    object: { resource: 'widgets' },
    annotations: { [failure]: failures },
  })
  const message = find('k8s-vap-audit-failure')?.match(event, defaultAuditContext)?.message
  expect(message).toBe('no-latest was broken: tags must be pinned')
})
