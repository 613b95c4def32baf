import { beforeAll, expect, it } from 'vitest'
import { hardened, workload } from '@/lib/assess/testing/workload'
import { db } from '@/lib/db'
import type { ObservedAsset } from '@/lib/model/observation'
import { makeEnvironment, observe, store } from '@/lib/store/testing'
import { listNamespacePosture } from './list-namespace-posture'
import { postureReader, privileged } from './testing/posture'

const cluster = 'k8s/33333333-2222-3333-4444-555555555555'
let environment = ''

function placed(namespace: string, name: string, object: object, exposed = false): ObservedAsset {
  return {
    kind: 'workload',
    key: `${cluster}/apps/Deployment/${namespace}/${name}`,
    name,
    namespace,
    cluster,
    attributes: { kind: 'Deployment', ...(exposed && { exposed: 'external' }) },
    document: { ...object, metadata: { name, namespace } },
  }
}

beforeAll(async () => {
  environment = await makeEnvironment()
  const shop: ObservedAsset = { kind: 'namespace', key: `${cluster}/Namespace/shop`, name: 'shop', cluster }
  const assets = [
    { kind: 'cluster' as const, key: cluster, name: 'prod' },
    shop,
    placed('shop', 'api', privileged),
    placed('shop', 'web', privileged, true),
    placed('shop', 'safe', workload('Deployment', hardened)),
    placed('other', 'job', privileged),
  ]
  await store(environment, observe({ source: 'kubernetes', assets }))
})

it('tells what fails inside a namespace, the worst first, and where to begin', async () => {
  const shop = await db().asset.findFirstOrThrow({ where: { environmentId: environment, kind: 'namespace' } })
  const { items, total } = await listNamespacePosture(postureReader([environment]), { id: shop.id })
  expect(items.find((row) => row.id === 'k8s-pod-privileged')).toMatchObject({
    resources: 2,
    severity: 'high',
    worst: { name: 'web', exposed: true, privileged: true },
  })
  expect(items[0]?.severity).toBe('high')
  expect(total).toEqual({ value: items.length, capped: false })
})

it('keeps to the scope, and has nothing of other kinds', async () => {
  const asset = await db().asset.findFirstOrThrow({ where: { environmentId: environment, kind: 'workload' } })
  expect((await listNamespacePosture(postureReader([environment]), { id: asset.id })).items).toEqual([])
  const stranger = postureReader([await makeEnvironment()])
  await expect(listNamespacePosture(stranger, { id: asset.id })).rejects.toMatchObject({ code: 'not-found' })
})
