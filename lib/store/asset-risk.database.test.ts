import { expect, it } from 'vitest'
import { db } from '@/lib/db'
import { imageScan, makeEnvironment, observe, store } from './testing'

const riskOf = async (environmentId: string) =>
  (await db().asset.findFirstOrThrow({ where: { environmentId, kind: 'image' } })).risk
const at = (day: number) => `2026-11-0${day}T10:00:00.000Z`

it('follows the worst class, then the counts, and falls back to nothing', async () => {
  const environmentId = await makeEnvironment()
  await store(environmentId, imageScan(['CVE-1', 'CVE-2', 'CVE-3'], { evidenceAt: at(1) }))
  // High, not exploited, not exposed, not running, fixable, vulnerability; three of them high.
  expect(await riskOf(environmentId)).toBe(500_015 * 1e8 + 3)
  const worse = imageScan(['CVE-1', 'CVE-2'], { evidenceAt: at(2) })
  worse.findings = worse.findings.map((finding, index) =>
    index === 0 ? { ...finding, severity: 'critical' } : finding,
  )
  await store(environmentId, worse)
  expect(await riskOf(environmentId)).toBe(600_015 * 1e8 + 1e4 + 1)
  await store(environmentId, imageScan([], { evidenceAt: at(3) }))
  expect(await riskOf(environmentId)).toBe(0)
})

it('rises when the image starts to run', async () => {
  const environmentId = await makeEnvironment()
  const scan = imageScan(['CVE-1'])
  await store(environmentId, scan)
  const cluster = 'k8s/c1'
  const workload = 'k8s/c1/apps/Deployment/shop/web'
  await store(
    environmentId,
    observe({
      source: 'kubernetes',
      assets: [
        { kind: 'cluster', key: cluster, name: 'c1' },
        {
          kind: 'workload',
          key: workload,
          name: 'web',
          namespace: 'shop',
          cluster,
          attributes: { exposed: 'external' },
        },
        { kind: 'image', key: scan.assets[0]?.key ?? '', name: 'web', mentioned: true },
      ],
      edges: [{ from: workload, kind: 'runs', to: scan.assets[0]?.key ?? '' }],
    }),
  )
  expect(await riskOf(environmentId)).toBe(501_115 * 1e8 + 1)
})
