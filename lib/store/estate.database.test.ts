import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { makeCollector, send, type TestCollector } from '@/lib/ingest/testing'
import { makeEnvironment } from './testing'

let environmentId = ''
let collector: TestCollector
beforeEach(async () => {
  environmentId = await makeEnvironment()
  collector = await makeCollector(environmentId)
})

const object = (
  kind: string,
  apiVersion: string,
  name: string,
  rest: object = {},
  namespace: string | null = 'shop',
) => ({
  apiVersion,
  kind,
  metadata: { name, ...(namespace ? { namespace } : {}), uid: `${kind}-${name}` },
  ...rest,
})
const namespace = (name: string) => object('Namespace', 'v1', name, {}, null)
const kubeSystem = { ...namespace('kube-system'), metadata: { name: 'kube-system', uid: 'cluster-uid' } }
const deployment = (name: string, container: object = {}, image = 'registry.example.com/shop/web:1') =>
  object('Deployment', 'apps/v1', name, {
    spec: {
      replicas: 1,
      selector: { matchLabels: { app: name } },
      template: { metadata: { labels: { app: name } }, spec: { containers: [{ name: 'web', image, ...container }] } },
    },
  })
const list = (...items: object[]) =>
  JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [kubeSystem, namespace('shop'), ...items] })
const digest = `sha256:${'1'.repeat(64)}`
const scan = (rules: string[], createdAt: string) =>
  JSON.stringify({
    SchemaVersion: 2,
    CreatedAt: createdAt,
    ArtifactName: 'registry.example.com/shop/web:1',
    ArtifactType: 'container_image',
    Metadata: {
      RepoTags: ['registry.example.com/shop/web:1'],
      RepoDigests: [`registry.example.com/shop/web@${digest}`],
      ImageConfig: { config: { User: 'app' } },
    },
    Results: [
      {
        Target: 'web (debian 12)',
        Class: 'os-pkgs',
        Type: 'debian',
        Vulnerabilities: rules.map((id) => ({
          VulnerabilityID: id,
          PkgName: 'zlib',
          InstalledVersion: '1.2',
          Severity: 'HIGH',
        })),
      },
    ],
  })

const at = (day: number) => ({ 'plimsoll-collected-at': `2026-11-${String(day).padStart(2, '0')}T10:00:00Z` })
const objects = (day: number, ...items: object[]) => send(collector, 'kubernetes', list(...items), at(day))
const present = async (kind: string) =>
  (await db().asset.findMany({ where: { environmentId, kind, goneAt: null }, orderBy: { name: 'asc' } })).map(
    (row) => row.name,
  )
const tally = async (kind: string) =>
  (await db().assetTally.findUnique({ where: { environmentId_kind: { environmentId, kind } } }))?.count ?? 0
const score = () => db().scoreSnapshot.findFirst({ where: { environmentId }, orderBy: { at: 'desc' } })

describe('a complete list of objects', () => {
  it('takes away what it no longer holds, with its findings, assessments and tallies', async () => {
    await objects(1, deployment('api'), deployment('web'))
    expect(await present('workload')).toEqual(['api', 'web'])
    await objects(2, deployment('web'))
    expect(await present('workload')).toEqual(['web'])
    expect(await tally('workload')).toBe(1)
    const gone = await db().asset.findFirstOrThrow({ where: { environmentId, name: 'api' } })
    expect(await db().assessment.count({ where: { assetId: gone.id } })).toBe(0)
    await objects(3, deployment('api'), deployment('web'))
    expect(await present('workload')).toEqual(['api', 'web'])
    const back = await db().asset.findUniqueOrThrow({ where: { id: gone.id } })
    expect(back.firstSeenAt.toISOString()).toBe('2026-11-01T10:00:00.000Z')
  })

  it('that is older than what is known takes nothing away and changes nothing', async () => {
    await objects(5, deployment('api', { securityContext: { privileged: false } }), deployment('web'))
    await objects(4, deployment('api', { securityContext: { privileged: true } }))
    expect(await present('workload')).toEqual(['api', 'web'])
    const privileged = await db().assessment.findMany({ where: { environmentId, checkId: 'k8s-pod-privileged' } })
    expect(privileged.map((row) => row.status)).toEqual(['healthy', 'healthy'])
  })
})

describe('a list that arrives late', () => {
  it('neither takes away nor brings back what a newer list has settled', async () => {
    await objects(1, deployment('api'), deployment('web'))
    await objects(5, deployment('web'), deployment('new'))
    // On day 3 api was still there, new was not, and web was privileged for a while.
    await objects(3, deployment('api'), deployment('web', { securityContext: { privileged: true } }))
    expect(await present('workload')).toEqual(['new', 'web'])
    const web = await db().asset.findFirstOrThrow({ where: { environmentId, name: 'web', kind: 'workload' } })
    const key = { assetId_checkId: { assetId: web.id, checkId: 'k8s-pod-privileged' } }
    expect((await db().assessment.findUniqueOrThrow({ where: key })).status).toBe('healthy')
  })

  it('does not take away an object that has not changed for long', async () => {
    await objects(1, deployment('old'))
    await objects(5, deployment('old'))
    await objects(3, deployment('other'))
    expect(await present('workload')).toEqual(['old'])
  })
})

describe('an image', () => {
  it('that is known by tag becomes the digest that a scan names, and runs where the tag ran', async () => {
    await objects(1, deployment('web'))
    expect(await tally('image')).toBe(1)
    await send(collector, 'trivy', scan(['CVE-2024-1'], '2026-11-02T10:00:00Z'))
    const images = await db().asset.findMany({ where: { environmentId, kind: 'image', goneAt: null } })
    expect(images).toMatchObject([{ key: `image/registry.example.com/shop/web@${digest}`, running: true }])
    expect(await tally('image')).toBe(1)
    // The next list speaks of the tag again and means the digest.
    await objects(3, deployment('web'), deployment('worker'))
    expect(await db().edge.count({ where: { environmentId, kind: 'runs', targetId: images[0]?.id ?? '' } })).toBe(2)
  })

  it('stops running with its last workload, and its findings are filed accordingly', async () => {
    await send(collector, 'trivy', scan(['CVE-2024-1'], '2026-11-01T10:00:00Z'))
    const runningClasses = async () =>
      (await db().findingTally.findMany({ where: { environmentId, count: { gt: 0 } } })).map(
        (row) => Math.floor(row.class / 100) % 10,
      )
    expect(await runningClasses()).toEqual([0])
    await objects(2, deployment('web'))
    expect(await runningClasses()).toEqual([1])
    await objects(3, deployment('other', {}, 'registry.example.com/shop/other:1'))
    expect(await runningClasses()).toEqual([0])
    const finding = await db().finding.findFirstOrThrow({ where: { environmentId } })
    expect(Math.floor(finding.class / 100) % 10).toBe(0)
  })

  it('tells the workloads that run it which user it sets', async () => {
    await objects(1, deployment('web'))
    const user = () =>
      db().assessment.findFirstOrThrow({ where: { environmentId, checkId: 'k8s-pod-image-user-root' } })
    expect((await user()).status).toBe('not-applicable')
    await send(collector, 'trivy', scan([], '2026-11-02T10:00:00Z'))
    expect((await user()).status).toBe('healthy')
  })
})

describe('the score', () => {
  it('moves with one report, and the causes add up to the difference', async () => {
    await objects(1, deployment('api', { securityContext: { privileged: true } }), deployment('web'))
    const before = await score()
    const limited = { resources: { limits: { cpu: '1', memory: '1Gi' } } }
    await objects(2, deployment('api', limited), deployment('web', limited))
    const after = await score()
    expect(after?.percentage).toBeGreaterThan(before?.percentage ?? 100)
    const movements = await db().scoreMovement.findMany({ where: { environmentId, at: after?.at ?? new Date(0) } })
    const sum = movements.reduce((total, row) => total + row.delta, 0)
    expect(sum).toBeCloseTo((after?.percentage ?? 0) - (before?.percentage ?? 0), 9)
    expect(movements.map((row) => row.cause)).toEqual(['fixed', 'fixed'].slice(0, movements.length))
  })

  it('is null, not zero, where nothing is assessed', async () => {
    await send(
      collector,
      'falco',
      JSON.stringify({
        output: 'x',
        priority: 'Notice',
        rule: 'r',
        time: '2026-11-01T00:00:00Z',
        output_fields: {},
        hostname: 'h',
      }),
    )
    expect(await score()).toBeNull()
  })

  it('counts as its tallies do when everything is counted again', async () => {
    await objects(1, deployment('api', { securityContext: { privileged: true } }), deployment('web'))
    await send(collector, 'trivy', scan(['CVE-2024-1', 'CVE-2024-2'], '2026-11-02T10:00:00Z'))
    await objects(3, deployment('web', { securityContext: { runAsNonRoot: true } }), deployment('new'))
    const tallies = await db().checkTally.findMany({ where: { environmentId }, orderBy: { checkId: 'asc' } })
    for (const row of tallies) {
      const count = (status: string) =>
        db().assessment.count({ where: { environmentId, checkId: row.checkId, status } })
      expect([row.checkId, await count('healthy'), await count('unhealthy'), await count('not-applicable')]).toEqual([
        row.checkId,
        row.healthy,
        row.unhealthy,
        row.notApplicable,
      ])
    }
  })
})

it('one list changes only the rows that it touches', async () => {
  await objects(1, deployment('api'), deployment('web'))
  const versions = () =>
    db().$queryRaw<{ name: string; xmin: string }[]>`
      SELECT name || check_id AS name, assessment.xmin::text FROM assessment JOIN asset ON asset.id = asset_id
      WHERE asset.environment_id = ${environmentId}::uuid AND name = 'web' ORDER BY 1`
  const before = await versions()
  await objects(2, deployment('api', { securityContext: { privileged: true } }), deployment('web'))
  expect(await versions()).toEqual(before)
})
