import { beforeAll, describe, expect, it } from 'vitest'
import { mapRules } from '@/lib/ingest/map-rules'
import type { ObservedAsset, ObservedFinding } from '@/lib/model/observation'
import { assetId } from '@/lib/store/identity'
import { makeEnvironment, observe, store } from '@/lib/store/testing'
import { listRecommendationResources } from './list-recommendation-resources'
import { listRecommendations } from './list-recommendations'
import { readAsset } from './read-asset'
import { readRecommendationResource } from './read-recommendation-resource'
import { postureReader as readerOf } from './testing/posture'

const cluster = 'k8s/blue'
const key = `${cluster}/apps/Deployment/shop/web`
const web: ObservedAsset = { kind: 'workload', key, name: 'web', namespace: 'shop', cluster }
const base: ObservedAsset = { kind: 'cluster', key: cluster, name: 'blue', mentioned: true }
const checkId = 'k8s-pod-privileged'
const fault = (rule: string, title: string): ObservedFinding => ({
  asset: key,
  kind: 'misconfiguration',
  rule,
  title,
  severity: 'high',
  identity: [],
})
let one: string
let other: string

beforeAll(async () => {
  one = await makeEnvironment()
  other = await makeEnvironment()
  await store(
    one,
    observe({
      source: 'kubernetes',
      assets: [
        base,
        {
          ...web,
          document: {
            apiVersion: 'apps/v1',
            kind: 'Deployment',
            metadata: { name: 'web', namespace: 'shop' },
            spec: { template: { spec: { containers: [{ name: 'main', image: 'web:1' }] } } },
          },
        },
      ],
    }),
  )
  const said = observe({
    source: 'kubescape',
    evidenceAt: '2026-11-02T10:00:00.000Z',
    assets: [base, { ...web, mentioned: true }],
    scopes: [{ type: 'findings', asset: key, kinds: ['misconfiguration'], complete: true }],
    findings: [fault('C-0057', 'Privileged container'), fault('X-1', 'Cluster-admin binding')],
  })
  await store(one, mapRules(said))
  // The same again, later: nothing is written, but it was said again.
  await store(one, mapRules({ ...said, evidenceAt: '2026-11-03T10:00:00.000Z' }))
})

describe('what other tools say', () => {
  it('stands beside the result of ours that it is about, with the time at which it was last said', async () => {
    const resource = await readRecommendationResource(readerOf([one]), { checkId, assetId: assetId(one, key) })
    expect(resource).toMatchObject({
      status: 'healthy',
      judgedBy: null,
      disputed: true,
      witnesses: [{ source: 'kubescape', status: 'unhealthy', rule: 'C-0057', at: '2026-11-03T10:00:00.000Z' }],
    })
    const { items } = await listRecommendationResources(readerOf([one]), { checkId, status: 'healthy' })
    expect(items).toMatchObject([{ disputed: true, witnesses: [{ source: 'kubescape' }] }])
    for (const [disputed, status, count] of [
      ['true', 'healthy', 1],
      ['true', 'unhealthy', 0],
      ['false', 'healthy', 1],
    ] as const) {
      const page = await listRecommendationResources(readerOf([one]), { checkId, status, disputed })
      expect([page.items.length, page.total.value]).toEqual([count, count])
    }
    const asset = await readAsset(readerOf([one]), { id: assetId(one, key) })
    const assessment = asset.assessments.find((row) => row.checkId === checkId)
    expect(assessment).toMatchObject({ disputed: true, witnesses: [{ source: 'kubescape' }] })
  })

  it('under rules of their own is a recommendation of its own, under a control, without points', async () => {
    const { items } = await listRecommendations(readerOf([one]), {})
    expect(items.filter((row) => row.tool)).toEqual([
      expect.objectContaining({
        id: 'tool:X-1',
        name: 'Cluster-admin binding',
        control: 'manage-access',
        unhealthy: 1,
        gain: null,
        tool: { rule: 'X-1', sources: ['kubescape'] },
      }),
    ])
    const narrowed = await listRecommendations(readerOf([one]), { control: 'network-access' })
    expect(narrowed.items.filter((row) => row.tool)).toEqual([])
  })

  it('is hidden from those who may not see the environment', async () => {
    const { items } = await listRecommendations(readerOf([other]), {})
    expect(items).toEqual([])
    const hidden = readRecommendationResource(readerOf([other]), { checkId, assetId: assetId(one, key) })
    await expect(hidden).rejects.toThrow('no result')
  })
})
