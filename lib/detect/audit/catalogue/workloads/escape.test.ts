import { describe, expect, it } from 'vitest'
import { defaultAuditContext } from '../../context'
import type { Json } from '@/lib/model/json'
import { controlled, creates, podSpec, raised, request, workload, type Case } from '../../testing'
import { workloadResources } from '../../pod'
import { escape } from './escape'

const find = (id: string) => escape.find((detection) => detection.id === id)
const secured = (context: { [key: string]: Json }, parts: { [key: string]: Json } = {}) =>
  podSpec(parts, { securityContext: context })
const free = secured({ privileged: true })
const update = (resource: string, before: Json, sent: Json, parts = {}) =>
  request('patch', resource, { requestObject: sent, responseObject: workload(resource, before), ...parts })

describe('k8s-privileged-container', () => {
  const detection = find('k8s-privileged-container')
  it.each(workloadResources)('is found in %s', (resource) => {
    expect(raised(detection, creates(resource, free))).toBe('medium')
    expect(raised(detection, creates(resource, podSpec()))).toBeNull()
  })

  it.each<Case>([
    [
      'an init container',
      creates('pods', { containers: [], initContainers: [{ name: 'i', securityContext: { privileged: true } }] }),
      'medium',
    ],
    [
      'the second container',
      creates('pods', { containers: [{ name: 'a' }, { name: 'b', securityContext: { privileged: true } }] }),
      'medium',
    ],
    ['said as a text', creates('pods', secured({ privileged: 'true' })), null],
    ['a whole update', request('update', 'deployments', { requestObject: workload('deployments', free) }), 'medium'],
    ['a merge patch that sets it', update('deployments', free, workload('deployments', free)), 'medium'],
    [
      'a strategic patch of one container',
      update('deployments', free, {
        spec: { template: { spec: { containers: [{ name: 'web', securityContext: { privileged: true } }] } } },
      }),
      'medium',
    ],
    [
      'a JSON patch of one field',
      update('deployments', free, [
        { op: 'add', path: '/spec/template/spec/containers/0/securityContext', value: { privileged: true } },
      ]),
      'medium',
    ],
    [
      'a JSON patch down to the value, known from the request alone',
      request('patch', 'deployments', {
        requestObject: [
          { op: 'replace', path: '/spec/template/spec/containers/0/securityContext/privileged', value: true },
        ],
      }),
      'medium',
    ],
    [
      'server-side apply that creates',
      request('patch', 'deployments', { code: 201, requestObject: workload('deployments', free) }),
      'medium',
    ],
    [
      'a patch of the image alone, privileged as before',
      update('deployments', free, { spec: { template: { spec: { containers: [{ name: 'web', image: 'x:2' }] } } } }),
      null,
    ],
    [
      'a restart by annotation',
      update('deployments', free, {
        spec: { template: { metadata: { annotations: { 'kubectl.kubernetes.io/restartedAt': 'now' } } } },
      }),
      null,
    ],
    [
      'a JSON patch of labels',
      update('deployments', free, [{ op: 'add', path: '/metadata/labels/team', value: 'x' }]),
      null,
    ],
    [
      'a patch that cannot be read counts as a whole',
      update('deployments', free, [{ op: 'move', from: '/a', path: '/b' }]),
      'medium',
    ],
    [
      'an update whose spec is the first one still',
      request('update', 'deployments', {
        requestObject: workload('deployments', free),
        responseObject: workload('deployments', free, { generation: 1 }),
      }),
      null,
    ],
    [
      'an update of a pod, which cannot bring it',
      request('update', 'pods', { requestObject: workload('pods', free) }),
      null,
    ],
    ['a scale', request('patch', 'deployments/scale', { requestObject: { spec: { replicas: 2 } } }), null],
    ['a dry run', creates('pods', free, { uri: '/api/v1/namespaces/shop/pods?dryRun=All&fieldManager=x' }), null],
    ['a refusal', creates('pods', free, { code: 403 }), null],
    ['the stage before the answer', creates('pods', free, { stage: 'ResponseStarted' }), null],
    ['metadata alone', creates('pods', free, { requestObject: null }), null],
    ['a log that leaves the group out', creates('deployments', free, { object: { group: '' } }), 'medium'],
    ['deployments of another group', creates('deployments', free, { object: { group: 'example.com' } }), null],
    ['a pod that a ReplicaSet owns', controlled('pods', 'replicaset-controller', free), null],
    [
      'a stolen controller’s token, pod without an owner',
      controlled('pods', 'replicaset-controller', free, false),
      'medium',
    ],
    [
      'a stolen controller’s token, for what it never makes',
      controlled('daemonsets', 'clusterrole-aggregation-controller', free),
      'medium',
    ],
    [
      'a controller of another namespace',
      creates('pods', free, { user: 'system:serviceaccount:shop:replicaset-controller' }),
      'medium',
    ],
    [
      'the provider in kube-system',
      creates('daemonsets', free, { user: 'eks:addon-manager', object: { namespace: 'kube-system' } }),
      null,
    ],
    ['the provider elsewhere', creates('daemonsets', free, { user: 'eks:addon-manager' }), 'medium'],
    [
      'the scheduler, which makes no workloads',
      creates('daemonsets', free, { user: 'system:kube-scheduler' }),
      'medium',
    ],
  ])('%s', (_, event, severity, context) => {
    expect(raised(detection, event, context)).toBe(severity)
  })

  const run = (image: string, namespace: string, account = 'default') =>
    creates('daemonsets', podSpec({ serviceAccountName: account }, { image, securityContext: { privileged: true } }), {
      object: { namespace },
    })
  it.each<Case>([
    ['kube-proxy where it belongs', run('registry.k8s.io/kube-proxy:v1.34.0', 'kube-system'), null],
    [
      'kube-proxy of EKS',
      run('602401143452.dkr.ecr.eu-west-1.amazonaws.com/eks/kube-proxy:v1.34', 'kube-system'),
      null,
    ],
    [
      'the same repository in another account',
      run('111122223333.dkr.ecr.eu-west-1.amazonaws.com/eks/kube-proxy:v1', 'kube-system'),
      'medium',
    ],
    [
      'a host that only looks like it',
      run('602401143452.dkr.ecr.evil.example/x.amazonaws.com/eks/kube-proxy', 'kube-system'),
      'medium',
    ],
    ['the right name from a stranger', run('docker.io/evil/kube-proxy:v1.34.0', 'kube-system'), 'medium'],
    ['the name in the tag alone', run('docker.io/evil/x:falcosecurity-falco', 'falco'), 'medium'],
    ['the right image in a stranger’s namespace', run('falcosecurity/falco:0.42', 'shop'), 'medium'],
    ['Falco in its namespace', run('falcosecurity/falco:0.42', 'falco'), null],
    ['Falco by its account', run('falcosecurity/falco:0.42', 'shop', 'falco'), null],
    ['what admins named', run('ghcr.io/acme/builder:1', 'shop'), null, { privilegedImages: ['ghcr.io/acme/*'] }],
    [
      'what admins did not name',
      run('ghcr.io/other/builder:1', 'shop'),
      'medium',
      { privilegedImages: ['ghcr.io/acme/*'] },
    ],
  ])('%s', (_, event, severity, context) => {
    expect(raised(detection, event, context)).toBe(severity)
  })

  it('names the container, its image and the place', () => {
    const hit = find('k8s-privileged-container')?.match(creates('cronjobs', free), defaultAuditContext)
    expect(hit).toMatchObject({
      message: 'container "web" is privileged',
      evidence: { 'requestObject.spec.jobTemplate.spec.template.spec.containers[0].securityContext.privileged': true },
      entities: [
        { kind: 'container', name: 'web' },
        { kind: 'image', name: 'registry.example/web:1', key: 'image/registry.example/web:1' },
      ],
    })
  })
})

describe.each([
  ['k8s-host-pid', 'hostPID', 'medium'],
  ['k8s-host-ipc', 'hostIPC', 'medium'],
  ['k8s-host-network', 'hostNetwork', 'low'],
])('%s', (id, field, severity) => {
  const detection = find(id)
  it('fires on the switch alone, and only when it is on', () => {
    expect(raised(detection, creates('deployments', podSpec({ [field]: true })))).toBe(severity)
    expect(raised(detection, creates('deployments', podSpec({ [field]: false })))).toBeNull()
    expect(raised(detection, creates('deployments', podSpec({ [field]: 'yes' })))).toBeNull()
    expect(raised(detection, update('deployments', podSpec({ [field]: true }), { spec: { replicas: 3 } }))).toBeNull()
    const patched = update('deployments', podSpec({ [field]: true }), {
      spec: { template: { spec: { [field]: true } } },
    })
    expect(raised(detection, patched)).toBe(severity)
  })

  it('passes over agents that are made for it, and not what stands beside one', () => {
    const agent = { name: 'a', image: 'quay.io/prometheus/node-exporter:v1' }
    const at = { object: { namespace: 'monitoring' } }
    expect(raised(detection, creates('daemonsets', { [field]: true, containers: [agent] }, at))).toBeNull()
    const beside = { [field]: true, containers: [agent, { name: 'b', image: 'evil' }] }
    expect(raised(detection, creates('daemonsets', beside, at))).toBe(severity)
  })
})

it.each<Case>([
  ['SYS_ADMIN', creates('pods', secured({ capabilities: { add: ['SYS_ADMIN'] } })), 'medium'],
  ['in lower case with its prefix', creates('pods', secured({ capabilities: { add: ['cap_sys_ptrace'] } })), 'medium'],
  ['ALL', creates('pods', secured({ capabilities: { add: ['ALL'] } })), 'medium'],
  ['harmless ones', creates('pods', secured({ capabilities: { add: ['NET_BIND_SERVICE', 'NET_RAW'] } })), null],
  ['dropped ones', creates('pods', secured({ capabilities: { drop: ['ALL'] } })), null],
  [
    'a mesh’s init container',
    creates('pods', {
      initContainers: [
        {
          name: 'istio-init',
          image: 'docker.io/istio/proxyv2:1.28',
          securityContext: { capabilities: { add: ['NET_ADMIN', 'NET_RAW'] } },
        },
      ],
    }),
    null,
  ],
  [
    'the same in a stranger’s image',
    creates('pods', {
      initContainers: [
        { name: 'istio-init', image: 'evil/istio/proxyv2', securityContext: { capabilities: { add: ['NET_ADMIN'] } } },
      ],
    }),
    'medium',
  ],
  [
    'a mesh’s init container that wants more',
    creates('pods', {
      initContainers: [
        {
          name: 'istio-init',
          image: 'istio/proxyv2',
          securityContext: { capabilities: { add: ['NET_ADMIN', 'SYS_ADMIN'] } },
        },
      ],
    }),
    'medium',
  ],
])('k8s-dangerous-capabilities: %s', (_, event, severity) => {
  expect(raised(find('k8s-dangerous-capabilities'), event)).toBe(severity)
})

it.each<Case>([
  ['for the pod', creates('pods', podSpec({ securityContext: { windowsOptions: { hostProcess: true } } })), 'high'],
  ['for a container', creates('deployments', secured({ windowsOptions: { hostProcess: true } })), 'high'],
  ['off', creates('pods', secured({ windowsOptions: { hostProcess: false, runAsUserName: 'x' } })), null],
  [
    'kube-proxy for Windows',
    creates(
      'daemonsets',
      podSpec(
        {},
        {
          image: 'mcr.microsoft.com/oss/kubernetes/windows-kube-proxy:1',
          securityContext: { windowsOptions: { hostProcess: true } },
        },
      ),
      { object: { namespace: 'kube-system' } },
    ),
    null,
  ],
])('k8s-windows-hostprocess: %s', (_, event, severity) => {
  expect(raised(find('k8s-windows-hostprocess'), event)).toBe(severity)
})
