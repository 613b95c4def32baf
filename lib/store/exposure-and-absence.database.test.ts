import { beforeEach, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { findingFacets } from '@/lib/model/finding-class'
import type { ObservedAsset } from '@/lib/model/observation'
import { makeEnvironment, observe, store } from './testing'

const cluster = 'k8s/one'
const web = `${cluster}/apps/Deployment/shop/web`
const day = (of: number) => `2026-11-0${of}T10:00:00.000Z`
const asset = (parts: Partial<ObservedAsset> = {}): ObservedAsset => ({
  kind: 'workload',
  key: web,
  name: 'web',
  namespace: 'shop',
  cluster,
  attributes: { kind: 'Deployment' },
  ...parts,
})

let environmentId = ''
beforeEach(async () => {
  environmentId = await makeEnvironment()
})

const list = (of: number, assets: ObservedAsset[]) =>
  store(
    environmentId,
    observe({
      source: 'kubernetes',
      evidenceAt: day(of),
      assets: [{ kind: 'cluster', key: cluster, name: 'one' }, ...assets],
      scopes: [{ type: 'assets', cluster, kinds: ['workload'], complete: true }],
    }),
  )
const scan = (of: number) =>
  store(
    environmentId,
    observe({
      source: 'kubescape',
      evidenceAt: day(of),
      assets: [asset({ mentioned: true })],
      scopes: [{ type: 'findings', asset: web, kinds: ['misconfiguration'], complete: true }],
      findings: [{ asset: web, kind: 'misconfiguration', rule: 'C-1', title: 'C-1', severity: 'high', identity: [] }],
    }),
  )
const open = () => db().finding.findMany({ where: { environmentId, open: true } })
const there = () => db().asset.count({ where: { environmentId, kind: 'workload', goneAt: null } })

it('what a tool found on a workload is filed as exposed when the workload becomes reachable, and back', async () => {
  await list(1, [asset()])
  await scan(2)
  const exposed = async () => (await open()).map((row) => findingFacets(row.class).exposed)
  expect(await exposed()).toEqual([false])
  await list(3, [asset({ attributes: { kind: 'Deployment', exposed: 'external' } })])
  expect(await exposed()).toEqual([true])
  await list(4, [asset()])
  expect(await exposed()).toEqual([false])
})

it('a late report opens nothing on what is gone since, a newer mention brings it back', async () => {
  await list(1, [asset()])
  await list(4, [])
  await scan(3)
  expect([await there(), (await open()).length]).toEqual([0, 0])
  await scan(5)
  expect([await there(), (await open()).length]).toEqual([1, 1])
})
