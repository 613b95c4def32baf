import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { falcoEvent, raise } from '@/lib/commands/testing/alerts'
import { db } from '@/lib/db'
import { auditEvent } from '@/lib/ingest/adapters/kubernetes-audit/testing'
import { makeCollector, send } from '@/lib/ingest/testing'
import type { EntityEntry } from '@/lib/model/entity-view'
import { assetId, entityId } from '@/lib/store/identity'
import { imageScan, makeEnvironment, observe, store } from '@/lib/store/testing'
import { listEntities } from './list-entities'
import { listEntityTimeline } from './list-entity-timeline'
import { readEntity } from './read-entity'
import { readerOf, walk } from './testing/fleet'

let here = ''
const name = 'entities'
const hostile = `x'; DROP TABLE alert; --<img src=x onerror=alert(1)>%_/`
const start = new Date(Date.now() - 3_600_000)
start.setMilliseconds(0)
const at = (minutes: number) => new Date(+start + minutes * 60_000).toISOString()
const workload = 'k8s/prod-eu-1/apps/Deployment/shop/checkout'
const reader = readerOf('all')
const find = async (filter: object) => (await listEntities(reader, { environment: name, ...filter })).items
const timeline = async (id: string, filter: object = {}, limit = 200) =>
  (await walk(listEntityTimeline, reader, { id, ...filter }, limit)).items
const identity = (entry: EntityEntry) => `${entry.at} ${entry.sort} ${entry.id}`

beforeAll(async () => {
  here = await makeEnvironment(name)
  const image = {
    kind: 'image' as const,
    key: `image/ghcr.io/acme/shop@sha256:${'b'.repeat(64)}`,
    name: 'acme/shop:1.4',
  }
  const scan = imageScan(['CVE-2026-1', 'CVE-2026-2'])
  await store(here, {
    ...scan,
    assets: [{ ...image, references: ['ghcr.io/acme/shop:1.4'] }],
    findings: scan.findings.map((finding) => ({ ...finding, asset: image.key })),
    scopes: [{ type: 'findings', asset: image.key, kinds: ['vulnerability'], complete: true }],
  })
  await store(
    here,
    observe({
      source: 'kubernetes',
      assets: [
        { kind: 'cluster', key: 'k8s/prod-eu-1', name: 'prod-eu-1' },
        { kind: 'workload', key: workload, name: 'checkout', namespace: 'shop', cluster: 'k8s/prod-eu-1' },
      ],
    }),
  )
  await raise(here, [falcoEvent({ time: at(10) }), falcoEvent({ time: at(20), rule: 'Other rule', workload: 'cart' })])
  const collector = await makeCollector(here)
  const pod = (object: string) => ({ resource: 'pods', namespace: 'shop', name: object, apiVersion: 'v1' })
  const selftest = { resource: 'pods', namespace: 'plimsoll-selftest-1', apiVersion: 'v1' }
  const say = (minutes: number, more: object) =>
    auditEvent({ auditID: randomUUID(), requestReceivedTimestamp: at(minutes), stageTimestamp: at(minutes), ...more })
  const items = [
    say(30, { user: { username: hostile }, verb: 'list', objectRef: selftest, responseStatus: { code: 200 } }),
    // Many of one instant, so that a page ends among them.
    ...Array.from({ length: 7 }, () => say(30, { user: { username: hostile }, verb: 'get', objectRef: pod('a') })),
    say(31, { user: { username: 'ines' }, verb: 'delete', objectRef: pod('checkout-6d88f6dcdd-k6bc5') }),
  ]
  const list = { kind: 'EventList', apiVersion: 'audit.k8s.io/v1', items }
  await send(collector, 'kubernetes-audit', JSON.stringify(list), { 'plimsoll-cluster': 'prod-eu-1' })
})

describe('entities', () => {
  it('are listed by how many alerts name them, with kind and text, page by page', async () => {
    const all = await find({ limit: 200 })
    expect(all[0]?.alerts).toBe(3)
    expect(all.map((row) => row.alerts)).toEqual(all.map((row) => row.alerts).toSorted((a, b) => b - a))
    const paged = await walk(listEntities, reader, { environment: name }, 3)
    expect(paged.items).toEqual(all)
    expect(paged.pages[0]?.total).toEqual({ value: all.length, capped: false })
    expect(await find({ kind: 'image' })).toMatchObject([
      { kind: 'image', name: 'ghcr.io/acme/shop:1.4', alerts: 2, open: 2, environment: { name } },
    ])
    expect(await find({ kind: 'user', q: 'drop table' })).toMatchObject([{ name: hostile, alerts: 1 }])
    expect(await find({ q: '%' })).toMatchObject([{ name: hostile }])
    expect(await find({ kind: 'namespace,ip', q: 'nothing like it' })).toEqual([])
    await expect(find({ kind: 'ghost' })).rejects.toThrow(/kind/)
  })

  it('are found by the asset that they are', async () => {
    const image = await db().asset.findFirstOrThrow({
      where: { environmentId: here, kind: 'image', name: 'acme/shop:1.4' },
    })
    expect(await find({ asset: image.id })).toMatchObject([{ name: 'ghcr.io/acme/shop:1.4' }])
    expect(await find({ asset: assetId(here, workload) })).toMatchObject([{ kind: 'workload', name: 'checkout' }])
    await expect(find({ asset: randomUUID() })).rejects.toThrow(/no such asset/)
  })

  it('tell their alerts, their standing and what comes with them', async () => {
    const [image] = await find({ kind: 'image' })
    const detail = await readEntity(reader, { id: image?.id ?? '' })
    expect(detail).toMatchObject({
      firstSeenAt: at(10),
      lastSeenAt: at(20),
      places: [{ name: 'prod-eu-1', kind: 'cluster' }],
      alerts: { total: { value: 2, capped: false }, statuses: { active: 2, resolved: 0 }, samples: 0 },
      asset: { kind: 'image', itself: true, gone: false, findings: { high: 2, low: 0 } },
    })
    expect(detail.related[0]?.alerts).toBe(2)
    expect(detail.related.map((row) => row.id)).not.toContain(detail.id)
    const [user] = await find({ kind: 'user', q: hostile })
    expect(await readEntity(reader, { id: user?.id ?? '' })).toMatchObject({ name: hostile, asset: null })
    const [pod] = await find({ kind: 'pod', q: 'checkout' })
    expect((await readEntity(reader, { id: pod?.id ?? '' })).asset).toMatchObject({ kind: 'workload', itself: false })
  })

  it('are nobody’s who may not see the environment', async () => {
    const [one] = await find({})
    const id = one?.id ?? ''
    const other = readerOf([await makeEnvironment()])
    expect((await listEntities(other, {})).items).toEqual([])
    for (const read of [readEntity, listEntityTimeline]) {
      await expect(read(other, { id })).rejects.toThrow(/No alert names/)
      await expect(read(reader, { id: randomUUID() })).rejects.toThrow(/No alert names/)
      await expect(read(readerOf([here]), { id })).resolves.toBeDefined()
    }
  })
})

describe('the timeline of an entity', () => {
  it('holds what is of its asset beside its alerts', async () => {
    const [image] = await find({ kind: 'image' })
    const id = image?.id ?? ''
    const [alert] = await db().alert.findMany({ where: { environmentId: here, rule: 'Other rule' } })
    const change = { alertId: alert?.id ?? '', actorKind: 'user', actorName: 'Ines', before: { status: 'active' } }
    await db().alertChange.create({
      data: { ...change, at: at(40), kind: 'status', after: { status: 'resolved' }, comment: hostile },
    })
    await db().alertChange.create({ data: { ...change, at: at(41), kind: 'owner', after: { owner: null } } })
    const asset = await db().asset.findFirstOrThrow({ where: { environmentId: here, name: 'acme/shop:1.4' } })
    const turned = { assetId: asset.id, environmentId: here, before: 'healthy', after: 'unhealthy', cause: 'broke' }
    const checks = ['image-a', 'image-b', 'image-c'].map((checkId) => ({ ...turned, checkId, at: at(40) }))
    await db().assessmentChange.createMany({ data: checks })
    await db().finding.updateMany({
      where: { assetId: asset.id, rule: 'CVE-2026-1' },
      data: { open: false, resolvedAt: at(40), firstSeenAt: at(5) },
    })
    await db().finding.updateMany({ where: { assetId: asset.id, rule: 'CVE-2026-2' }, data: { firstSeenAt: at(5) } })
    const whole = await timeline(id)
    expect(whole.map((row) => row.sort)).toEqual([
      'status',
      'posture',
      'posture',
      'posture',
      'resolved',
      'alert',
      'alert',
      'appeared',
    ])
    expect(whole[0]).toMatchObject({ after: 'resolved', comment: hostile, actor: { name: 'Ines' } })
    expect(whole.at(-1)).toMatchObject({ findings: 2, severities: { high: 2 }, at: at(5) })
    expect(whole[4]).toMatchObject({ findings: 1, worst: { rule: 'CVE-2026-1' } })
    for (const limit of [1, 2, 3]) expect(await timeline(id, {}, limit)).toEqual(whole)
    expect((await timeline(id, { show: 'findings' })).map((row) => row.sort)).toEqual(['resolved', 'appeared'])
    expect((await timeline(id, { show: 'posture,alerts' }, 2)).map(identity)).toEqual(
      whole.filter((row) => row.sort !== 'resolved' && row.sort !== 'appeared').map(identity),
    )
  })

  it('pages through requests and alerts of one instant, each once', async () => {
    const [user] = await find({ kind: 'user', q: hostile })
    const id = user?.id ?? ''
    const whole = await timeline(id)
    expect(whole.filter((row) => row.sort === 'request')).toHaveLength(8)
    expect(whole.filter((row) => row.sort === 'alert')).toHaveLength(1)
    expect(new Set(whole.map(identity)).size).toBe(9)
    for (const limit of [1, 3, 4]) {
      const { items, pages } = await walk(listEntityTimeline, reader, { id }, limit)
      expect(items).toEqual(whole)
      expect(pages.every((page) => page.total.value === 9)).toBe(true)
    }
    expect(whole.find((row) => row.sort === 'request')).toMatchObject({
      by: true,
      user: hostile,
      cluster: { name: 'prod-eu-1' },
    })
  })

  it('shows who asked about a pod, and what an address asked for', async () => {
    const [pod] = await find({ kind: 'pod', q: 'checkout' })
    expect(
      (await timeline(pod?.id ?? '', { show: 'requests' })).map((row) => row.sort === 'request' && row),
    ).toMatchObject([{ by: false, user: 'ines', verb: 'delete', resource: 'pods' }])
    const ip = await db().alertEntity.findFirst({ where: { environmentId: here, kind: 'ip', name: '10.0.0.1' } })
    expect(await timeline(ip?.entityId ?? '', { show: 'requests' })).toHaveLength(9)
  })

  it('refuses what is no filter and no cursor of it', async () => {
    const [one] = await find({})
    const id = one?.id ?? ''
    await expect(listEntityTimeline(reader, { id, show: 'weather' })).rejects.toThrow(/show/)
    await expect(listEntityTimeline(reader, { id, cursor: 'eA' })).rejects.toThrow(/cursor/)
    const broken = Buffer.from(JSON.stringify([at(1), 5, `'; DROP`])).toString('base64url')
    await expect(listEntityTimeline(reader, { id, cursor: broken })).rejects.toThrow(/cursor/)
    expect(entityId(here, 'user', hostile)).not.toBe(entityId(here, 'ip', hostile))
  })
})
