import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReportContext } from '@/lib/ingest/adapter'
import type { Observation } from '@/lib/model/observation'
import { kubernetesAdapter } from './index'
import * as sample from './sample-objects'
import { context, deployment, digest, inNamespace, list, namespaces, object, ownedBy, pod, uid } from './sample-objects'

function observe(items: unknown[], given: Partial<ReportContext> = {}): Observation {
  const result = kubernetesAdapter.read([list(...items)], { ...context, ...given })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.observation
}
const keys = (observation: Observation, kind: string) =>
  observation.assets.filter((asset) => asset.kind === kind && !asset.mentioned).map((asset) => asset.key)
const edges = (observation: Observation, kind: string) =>
  observation.edges.filter((edge) => edge.kind === kind).map(({ from, to }) => `${from} → ${to}`)
const assetOf = (observation: Observation, key: string) => observation.assets.find((asset) => asset.key === key)
const at = (path: string) => `k8s/${uid}/${path}`
const web = at('apps/Deployment/shop/web')
const webSet = { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web-5d4f' }
const nginx = `docker.io/library/nginx@${digest('a')}`

describe('workloads', () => {
  it('reads a healthy deployment down to the digest that its pods run', () => {
    const observation = observe([
      ...namespaces('shop'),
      deployment('web', 'nginx:1.27', { serviceAccountName: 'web' }),
      sample.replicaSet('web-5d4f', 'web', 'nginx:1.27'),
      pod('web-5d4f-a', webSet, 'nginx:1.27', nginx),
      pod('web-5d4f-b', webSet, 'nginx:1.27', `docker-pullable://nginx@${digest('a')}`, { phase: 'Pending' }),
    ])
    expect(keys(observation, 'workload')).toEqual([web])
    expect(assetOf(observation, web)?.attributes).toEqual({
      kind: 'Deployment',
      replicas: 2,
      images: ['docker.io/library/nginx:1.27'],
      serviceAccount: 'web',
      pods: { count: 2, running: 1 },
      createdAt: '2026-01-02T03:04:05.000Z',
    })
    expect(edges(observation, 'runs')).toEqual([`${web} → image/${nginx}`])
    expect(edges(observation, 'runs-as')).toEqual([`${web} → ${at('core/ServiceAccount/shop/web')}`])
    expect(edges(observation, 'contains')).toContain(`${at('Namespace/shop')} → ${web}`)
    expect(edges(observation, 'contains')).toContain(`k8s/${uid} → ${at('Namespace/shop')}`)
    expect(assetOf(observation, `image/${nginx}`)).toMatchObject({
      name: 'docker.io/library/nginx:1.27',
      references: ['docker.io/library/nginx:1.27'],
    })
    expect(JSON.stringify(assetOf(observation, web)?.document)).not.toContain('readyReplicas')
    expect(observation.rejected).toEqual([])
  })

  it('derives the deployment from pods alone, but only when label and name agree', () => {
    const observation = observe([
      ...namespaces(),
      pod('web-5d4f-a', webSet, 'nginx', '', { labels: { app: 'web', 'pod-template-hash': '5d4f' } }),
      pod('odd-5d4f-a', { ...webSet, name: 'odd-5d4f' }, 'nginx', '', { labels: { 'pod-template-hash': 'beef' } }),
    ])
    expect(keys(observation, 'workload')).toEqual([web, at('apps/ReplicaSet/shop/odd-5d4f')])
    expect(assetOf(observation, web)?.document).toEqual({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web', namespace: 'shop' },
      spec: { template: { metadata: { labels: { app: 'web' } }, spec: sample.podSpec('nginx') } },
    })
  })

  it('follows pod → job → cron job, with and without the cron job in the list', () => {
    const job = { apiVersion: 'batch/v1', kind: 'Job', name: 'backup-1' }
    const cronJob = { apiVersion: 'batch/v1', kind: 'CronJob', name: 'backup' }
    const jobTemplate = { spec: { template: sample.template('backup', sample.podSpec('backup:2')) } }
    const made = [
      ...namespaces(),
      inNamespace('shop', 'batch/v1', 'Job', 'backup-1', { metadata: ownedBy(cronJob), ...jobTemplate }),
      pod('backup-1-x', job, 'backup:2', `docker.io/library/backup@${digest('b')}`, { phase: 'Succeeded' }),
    ]
    const listed = inNamespace('shop', 'batch/v1', 'CronJob', 'backup', { spec: { schedule: '@daily', jobTemplate } })
    for (const items of [made, [...made, listed]]) {
      const observation = observe(items)
      const key = at('batch/CronJob/shop/backup')
      expect(keys(observation, 'workload')).toEqual([key])
      expect(edges(observation, 'runs')).toEqual([`${key} → image/docker.io/library/backup@${digest('b')}`])
      expect(assetOf(observation, key)?.document).toMatchObject({ spec: { jobTemplate: { spec: { template: {} } } } })
    }
  })

  it('keeps naked and static pods as workloads; a static one lies on its node', () => {
    const node = { apiVersion: 'v1', kind: 'Node', name: 'node-1' }
    const mirror = { annotations: { 'kubernetes.io/config.mirror': 'f00' } }
    const observation = observe([
      ...namespaces(),
      pod('alone', null, 'nginx'),
      pod('proxy-node-1', node, 'kube-proxy:1', '', { metadata: mirror }),
    ])
    const key = at('core/Pod/shop/proxy-node-1')
    expect(keys(observation, 'workload')).toEqual([at('core/Pod/shop/alone'), key])
    expect(assetOf(observation, key)?.attributes).toMatchObject({ kind: 'Pod', mirror: true, node: 'node-1' })
    expect(edges(observation, 'contains')).toContain(`${at('Node/node-1')} → ${key}`)
  })

  it('takes a custom controller as the workload, listed or not, and never mistakes it for the built-in kind', () => {
    const owner = { apiVersion: 'batch.volcano.sh/v1alpha1', kind: 'Job', name: 'train' }
    const pods = [...namespaces(), pod('train-0', owner, 'trainer:1')]
    const key = at('batch.volcano.sh/Job/shop/train')
    expect(keys(observe(pods), 'workload')).toEqual([key])
    const idle = { replicas: 0, secretSauce: 'x', template: sample.template('idle', sample.podSpec('trainer:1')) }
    const listed = [
      inNamespace('shop', owner.apiVersion, 'Job', 'train', { spec: { tasks: [] } }),
      inNamespace('shop', owner.apiVersion, 'Job', 'idle', { spec: idle }),
    ]
    const observation = observe([...pods, ...listed])
    expect(keys(observation, 'workload')).toEqual([at('batch.volcano.sh/Job/shop/idle'), key])
    expect(assetOf(observation, key)?.attributes?.kind).toBe('Job.batch.volcano.sh')
    expect(JSON.stringify(observation)).not.toContain('secretSauce')
    expect(observation.scopes).toContainEqual(
      expect.objectContaining({ objectKinds: ['Job.batch.volcano.sh', 'Pod'], complete: true }),
    )
  })

  it('ends on chains that loop', () => {
    const looped = (name: string, other: string) =>
      inNamespace('shop', 'apps/v1', 'ReplicaSet', name, {
        metadata: ownedBy({ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: other }),
        spec: { template: sample.template('x', sample.podSpec('nginx')) },
      })
    expect(keys(observe([...namespaces(), looped('a', 'b'), looped('b', 'a')]), 'workload')).toHaveLength(2)
  })
})

describe('images', () => {
  const runs = (items: unknown[]) => edges(observe([...namespaces(), ...items]), 'runs')

  it('uses the tag while no pod tells the digest, and notes what the runtime does tell', () => {
    expect(runs([deployment('web', 'ghcr.io/a/b:3')])).toEqual([`${web} → image/ghcr.io/a/b:3`])
    const set = sample.replicaSet('web-5d4f', 'web', 'nginx:1.27')
    const items = [deployment('web', 'nginx:1.27'), set, pod('web-1', webSet, 'nginx:1.27', digest('c'))]
    const edge = observe([...namespaces(), ...items]).edges.find(({ kind }) => kind === 'runs')
    expect(edge).toMatchObject({
      to: 'image/docker.io/library/nginx:1.27',
      attributes: { containers: ['app'], running: true, configDigests: [digest('c')] },
    })
  })

  it('believes a digest in the specification, whatever the status says', () => {
    const image = `ghcr.io/a/b:3@${digest('d')}`
    const items = [deployment('web', image), sample.replicaSet('web-5d4f', 'web', image)]
    expect(runs([...items, pod('web-1', webSet, image, `ghcr.io/a/b@${digest('e')}`)])).toEqual([
      `${web} → image/ghcr.io/a/b@${digest('d')}`,
    ])
  })

  it('shows both images of a rollout, injected sidecars, and nothing that dead pods ran', () => {
    const items = [deployment('web', 'nginx:2'), sample.replicaSet('web-5d4f', 'web', 'nginx:1')]
    const sidecar = {
      containers: [
        { name: 'app', image: 'nginx:1' },
        { name: 'mesh', image: 'mesh:7' },
      ],
    }
    expect(
      runs([
        ...items,
        pod('web-1', webSet, 'nginx:1', nginx, { spec: sidecar }),
        pod('web-0', webSet, 'nginx:0', `nginx@${digest('0')}`, { phase: 'Failed' }),
      ]),
    ).toEqual([
      `${web} → image/docker.io/library/mesh:7`,
      `${web} → image/docker.io/library/nginx:2`,
      `${web} → image/${nginx}`,
    ])
  })

  it('gives a tag that means two digests to neither', () => {
    const observation = observe([
      ...namespaces(),
      pod('a', null, 'nginx:1', `nginx@${digest('a')}`),
      pod('b', null, 'nginx:1', `nginx@${digest('b')}`),
    ])
    const images = observation.assets.filter((asset) => asset.kind === 'image')
    expect(images).toHaveLength(2)
    expect(images.every((image) => image.references === undefined && image.mentioned)).toBe(true)
  })

  it('reports an image that is no reference and keeps the workload', () => {
    const observation = observe([...namespaces(), deployment('web', 'Not An Image')])
    expect(observation.rejected).toEqual([
      { path: '$.items[1].spec.template.spec.containers[0].image', message: 'is no image reference' },
    ])
    expect(keys(observation, 'workload')).toEqual([web])
    expect(observation.scopes).toContainEqual(expect.objectContaining({ objectKinds: ['Deployment'], complete: true }))
  })
})

describe('network', () => {
  const exposed = (...items: unknown[]) =>
    assetOf(observe([...namespaces(), deployment('web', 'nginx'), ...items]), web)?.attributes?.exposed

  it.each([
    ['ClusterIP', {}, {}, 'internal'],
    ['LoadBalancer', {}, {}, 'external'],
    ['NodePort', {}, {}, 'external'],
    ['ClusterIP', { externalIPs: ['203.0.113.9'] }, {}, 'external'],
    ['LoadBalancer', {}, { 'service.beta.kubernetes.io/azure-load-balancer-internal': 'true' }, 'internal'],
    ['ExternalName', {}, {}, 'none'],
  ])('%s %j %j makes it %s', (type, spec, annotations, expected) => {
    expect(exposed(sample.service('front', 'web', { type, ...spec }, annotations))).toBe(expected)
  })

  it('says none only when services are listed at all, and an empty selector matches nothing', () => {
    expect(exposed()).toBeUndefined()
    expect(exposed(sample.service('other', 'api'))).toBe('none')
    expect(exposed(sample.service('manual', 'web', { selector: {} }))).toBe('none')
  })

  it('follows an ingress through its service', () => {
    const items = [sample.service('front', 'web'), sample.ingress('door', 'front'), sample.ingress('stale', 'gone')]
    const observation = observe([...namespaces(), deployment('web', 'nginx'), ...items])
    expect(exposed(...items)).toBe('external')
    expect(edges(observation, 'exposes')).toEqual([
      `${at('core/Service/shop/front')} → ${web}`,
      `${at('networking.k8s.io/Ingress/shop/door')} → ${web}`,
    ])
  })

  it('marks host network and host ports', () => {
    const ports = [{ name: 'app', image: 'nginx', ports: [{ containerPort: 80, hostPort: 80 }] }]
    const items = [...namespaces(), deployment('web', 'nginx', { hostNetwork: true, containers: ports })]
    expect(assetOf(observe(items), web)?.attributes).toMatchObject({ hostNetwork: true, hostPort: true })
  })
})

it('gives the same observation for any order of the items', () => {
  const items = [
    ...namespaces('shop', 'other'),
    deployment('web', 'nginx:1.27'),
    deployment('api', 'api:1'),
    sample.replicaSet('web-5d4f', 'web', 'nginx:1.27'),
    pod('web-5d4f-a', webSet, 'nginx:1.27', nginx),
    pod('web-5d4f-b', webSet, 'nginx:1.27', `nginx@${digest('b')}`),
    pod('gone-1-a', { apiVersion: 'apps.kruise.io/v1alpha1', kind: 'CloneSet', name: 'gone' }, 'x:1'),
    pod('gone-1-b', { apiVersion: 'apps.kruise.io/v1alpha1', kind: 'CloneSet', name: 'gone' }, 'x:2'),
    sample.service('front', 'web', { type: 'NodePort' }),
    sample.ingress('door', 'front'),
    object('v1', 'Node', 'node-1', { status: { nodeInfo: { kubeletVersion: 'v1.33.1-eks-1' } } }),
    object('v1', 'Node', 'node-2', { metadata: { labels: { 'alpha.eksctl.io/cluster-name': 'prod' } } }),
    deployment('api', 'api:2'),
  ]
  const expected = observe(items)
  expect(expected.rejected).toEqual([])
  fc.assert(
    fc.property(fc.shuffledSubarray(items, { minLength: items.length }), (order) => {
      expect(observe(order)).toEqual(expected)
    }),
    { numRuns: 60 },
  )
})
