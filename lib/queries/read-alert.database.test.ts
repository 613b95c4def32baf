import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { falcoEvent, raise } from '@/lib/commands/testing/alerts'
import { as, makePerson, reader, type Person } from '@/lib/commands/testing/people'
import { db } from '@/lib/db'
import { alertClass } from '@/lib/model/alert-class'
import { makeEnvironment, observe, store } from '@/lib/store/testing'
import { listAlertOwners } from './list-alert-owners'
import { listAlertTypes } from './list-alert-types'
import { listIncidents } from './list-incidents'
import { readAlert } from './read-alert'

let here = ''
let there = ''
let lea: Person
beforeEach(async () => {
  here = await makeEnvironment()
  there = await makeEnvironment()
  lea = await makePerson([reader(here)], 'Lea Fontaine')
})

const digest = `sha256:${'c'.repeat(64)}`
const cluster = 'k8s/prod-eu-1'
const workload = `${cluster}/apps/Deployment/shop/checkout`
const image = `image/ghcr.io/acme/shop@${digest}`
/** The inventory behind the events: a privileged Deployment with an image that scanners know. */
async function storeEstate() {
  await store(
    here,
    observe({
      source: 'kubernetes',
      assets: [
        { kind: 'cluster', key: cluster, name: 'prod-eu-1' },
        {
          kind: 'workload',
          key: workload,
          name: 'checkout',
          namespace: 'shop',
          cluster,
          attributes: { kind: 'Deployment' },
          document: {
            apiVersion: 'apps/v1',
            kind: 'Deployment',
            metadata: { name: 'checkout', namespace: 'shop' },
            spec: {
              template: { spec: { containers: [{ name: 'web', image: 'ghcr.io/acme/shop:1.4' }] } },
            },
          },
        },
      ],
      edges: [{ from: workload, kind: 'runs', to: image }],
    }),
  )
  await store(
    here,
    observe({
      assets: [{ kind: 'image', key: image, name: 'acme/shop:1.4', references: ['ghcr.io/acme/shop:1.4'] }],
      scopes: [{ type: 'findings', asset: image, kinds: ['vulnerability'], complete: true }],
      findings: ['CVE-2021-44228', 'CVE-2026-0001'].map((rule, index) => ({
        asset: image,
        kind: 'vulnerability',
        rule,
        title: `${rule} in a package`,
        severity: index === 0 ? 'critical' : 'low',
        identity: [rule],
        package: { name: `pkg${index}`, version: '1', fixedVersion: '2' },
        fixStatus: 'fixed',
      })),
      vulnerabilities: [],
    }),
  )
}
const idOf = async (compromised: string) =>
  (await db().alert.findFirstOrThrow({ where: { environmentId: here, compromised } })).id

describe('one alert', () => {
  it('joins what it speaks of to the inventory, by digest or by tag', async () => {
    await storeEstate()
    await raise(here, [falcoEvent()])
    const alert = await readAlert(as(lea), { id: await idOf('shop/checkout') })
    expect(alert.asset).toMatchObject({ kind: 'workload', name: 'checkout', namespace: 'shop' })
    const entity = (kind: string) => alert.entities.find((one) => one.kind === kind)
    const ids = alert.entities.flatMap((one) => one.entityId ?? [])
    expect(ids).toHaveLength(alert.entities.length)
    expect(await db().alertEntity.count({ where: { alertId: alert.id, entityId: { in: ids } } })).toBe(ids.length)
    expect(entity('workload')?.assetId).toBe(alert.assetId)
    expect(entity('image')?.assetId).toBe(alert.images[0]?.assetId)
    expect(alert.images).toMatchObject([
      {
        name: 'acme/shop:1.4',
        counts: { critical: 1, low: 1 },
        exploited: 1,
        worst: [{ rule: 'CVE-2021-44228', exploited: true }, { rule: 'CVE-2026-0001' }],
      },
    ])
  })

  it('names the checks that would have stood in the way and how they stand, open ones first', async () => {
    await storeEstate()
    await raise(here, [falcoEvent()])
    const { prevention } = await readAlert(as(lea), { id: await idOf('shop/checkout') })
    expect(prevention.find((check) => check.checkId === 'k8s-pod-readonly-rootfs')).toMatchObject({
      status: 'unhealthy',
    })
    const ranks = prevention.map(({ status }) => (status === 'unhealthy' ? 0 : status === null ? 1 : 2))
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
  })

  it('has no status for checks of what nobody has assessed', async () => {
    await raise(here, [falcoEvent()])
    const { prevention, images, asset } = await readAlert(as(lea), { id: await idOf('shop/checkout') })
    expect(prevention.length).toBeGreaterThan(0)
    expect(prevention.every((check) => check.status === null)).toBe(true)
    expect(images).toEqual([])
    expect(asset?.name).toBe('checkout')
  })

  it('shows the newest fifty events as they came, and no secret of them', async () => {
    const begin = Date.now() - 3_600_000
    const time = (index: number) => new Date(begin + index * 1_000).toISOString()
    const hostile = '</script><img src=x onerror=alert(1)>'
    await raise(here, [
      Array.from({ length: 60 }, (_, index) =>
        falcoEvent({
          time: time(index),
          fields: { 'proc.cmdline': 'mysql -psecretpass', 'fd.name': `${hostile} ${index}` },
        }),
      ),
    ])
    const alert = await readAlert(as(lea), { id: await idOf('shop/checkout') })
    expect([alert.count, alert.events.length]).toEqual([60, 50])
    expect(alert.events.map((event) => event.at)).toEqual(Array.from({ length: 50 }, (_, index) => time(59 - index)))
    expect(JSON.stringify(alert.events[0]?.fields)).toContain(hostile)
    expect(JSON.stringify(alert)).not.toContain('secretpass')
  })

  it('finds others on the same asset and with the same address, and says what they share', async () => {
    const address = { 'fd.name': '10.0.0.1:4444->203.0.113.77:4444', 'fd.sip': '203.0.113.77' }
    await raise(here, [
      falcoEvent({ fields: address }),
      falcoEvent({ rule: 'Write below etc' }),
      falcoEvent({ workload: 'cart', fields: { ...address, 'container.image.repository': 'ghcr.io/acme/cart' } }),
      falcoEvent({ workload: 'far', fields: { 'container.image.repository': 'ghcr.io/acme/far' } }),
    ])
    await raise(there, [falcoEvent({ fields: address })])
    const first = await db().alert.findFirstOrThrow({
      where: { environmentId: here, compromised: 'shop/checkout', type: 'Falco_TerminalShellInContainer' },
    })
    const { related } = await readAlert(as(lea), { id: first.id })
    expect(related.map((other) => other.compromised).toSorted()).toEqual(['shop/cart', 'shop/checkout'])
    expect(related.find((other) => other.compromised === 'shop/cart')?.shared).toEqual(['ip 203.0.113.77'])
    expect(related.find((other) => other.compromised === 'shop/checkout')?.shared).toContain('the same asset')
  })

  it('elsewhere is not there', async () => {
    await raise(there, [falcoEvent()])
    const { id } = await db().alert.findFirstOrThrow({ where: { environmentId: there } })
    await expect(readAlert(as(lea), { id })).rejects.toMatchObject({ code: 'not-found' })
    await expect(readAlert(as(lea), { id: randomUUID() })).rejects.toMatchObject({ code: 'not-found' })
    await expect(readAlert(as(lea), { id: 'x' })).rejects.toMatchObject({ code: 'invalid' })
  })
})

it('tells readers whom to ask: those who may deal with alerts of the environment, and are still here', async () => {
  const grant = (environmentId: string | null) => [{ role: 'security_admin' as const, environmentId }]
  await makePerson(grant(here), 'Ines Aalto')
  await makePerson(grant(null), 'Marek Okafor')
  await makePerson(grant(there), 'Priya Raman')
  const gone = await makePerson(grant(here), 'Jonas Weber')
  await db().user.update({ where: { id: gone.id }, data: { disabledAt: new Date() } })
  const { items } = await listAlertOwners(as(lea), { environment: here })
  expect(items.map((person) => person.name)).toEqual(['Ines Aalto', 'Marek Okafor'])
  await expect(listAlertOwners(as(lea), { environment: there })).rejects.toMatchObject({ code: 'not-found' })
})

it('lists the catalogue of alerts page by page, filtered, each once', async () => {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const page = await listAlertTypes(as(lea), { limit: 20, ...(cursor === undefined ? {} : { cursor }) })
    ids.push(...page.items.map((type) => type.id))
    cursor = page.next ?? undefined
    if (cursor === undefined) expect(page.total.value).toBe(ids.length)
  } while (cursor !== undefined)
  expect(new Set(ids).size).toBe(ids.length)
  const { items } = await listAlertTypes(as(lea), { severity: 'critical', tactic: 'Execution' })
  expect(items.length).toBeGreaterThan(0)
  expect(items.every((type) => type.severity === 'critical' && type.tactics.includes('Execution'))).toBe(true)
})

it('lists incidents of the scope, the newest first', async () => {
  const incident = (environmentId: string, day: number) => ({
    id: randomUUID(),
    environmentId,
    placeId: randomUUID(),
    title: `day ${day}`,
    severity: 'high',
    alertSeverity: 'high',
    severityReason: '',
    status: 'active',
    class: alertClass('active', 'high'),
    alerts: 3,
    statusChangedAt: new Date(),
    createdAt: new Date(),
    rule: 'test',
    firstSeenAt: new Date(`2026-11-0${day}T00:00:00Z`),
    lastSeenAt: new Date(`2026-11-0${day}T12:00:00Z`),
    entities: [],
  })
  await db().incident.createMany({
    data: [incident(here, 1), incident(here, 3), incident(there, 4), incident(here, 2)],
  })
  const first = await listIncidents(as(lea), { limit: 2 })
  expect(first.items.map((item) => item.title)).toEqual(['day 3', 'day 2'])
  expect(first.total).toEqual({ value: 3, capped: false })
  const second = await listIncidents(as(lea), { limit: 2, ...(first.next ? { cursor: first.next } : {}) })
  expect([second.items.map((item) => item.title), second.next]).toEqual([['day 1'], null])
  expect((await listIncidents(as(lea), { severity: 'low' })).items).toEqual([])
})
