import { beforeAll, expect, it } from 'vitest'
import { db } from '@/lib/db'
import type { Format } from '@/lib/model/format'
import { makeEnvironment } from '@/lib/store/testing'
import { sampleContainer, sampleReport } from './adapters/docker-host/sample'
import { makeCollector, send, type TestCollector } from './testing'

let collector: TestCollector
beforeAll(async () => {
  collector = await makeCollector(await makeEnvironment())
})

async function report(format: Format, body: object, headers: Record<string, string> = {}) {
  const { id } = await send(collector, format, JSON.stringify(body), headers)
  const row = await db().report.findUniqueOrThrow({ where: { id } })
  expect({ status: row.status, problems: row.problems }).toMatchObject({ status: 'processed' })
}

const minute = (count: number) => new Date(Date.now() - 3_600_000 + count * 60_000).toISOString()
const verdict = async (key: string, checkId: string) => {
  const [row] = await db().$queryRaw<
    { status: string; reason: string | null; witness: string | null; disputed: boolean }[]
  >`
    SELECT status, reason, witness, disputed FROM assessment JOIN asset ON asset.id = asset_id
    WHERE key = ${key} AND check_id = ${checkId}`
  return row
}
const host = 'docker/h1'
const web = 'docker/h1/Container/web'

it('assesses a host and its containers, again when a scanner looks at their image, and forgets what is gone', async () => {
  await report('docker-host', sampleReport({ collectedAt: minute(1), files: { unread: 'not mounted' } }))
  expect(await verdict(host, 'docker-daemon-icc')).toMatchObject({ status: 'healthy' })
  expect(await verdict(web, 'docker-ct-privileged')).toMatchObject({ status: 'healthy' })
  expect(await verdict(host, 'docker-file-socket-mode')).toMatchObject({
    status: 'not-applicable',
    reason: 'Not evaluated: not mounted',
  })
  expect(await verdict(web, 'docker-img-scanned')).toMatchObject({ reason: expect.stringMatching(/^Not evaluated/) })

  const repository = 'registry.example.com/shop/web'
  await report('trivy', {
    SchemaVersion: 2,
    ArtifactName: `${repository}:1.4.2`,
    ArtifactType: 'container_image',
    CreatedAt: minute(2),
    Metadata: { RepoTags: [`${repository}:1.4.2`], RepoDigests: [`${repository}@sha256:${'b'.repeat(64)}`] },
    Results: [
      {
        Target: 'web',
        Class: 'os-pkgs',
        Type: 'debian',
        Vulnerabilities: [
          {
            VulnerabilityID: 'CVE-2026-1',
            PkgName: 'zlib',
            InstalledVersion: '1',
            FixedVersion: '2',
            Severity: 'CRITICAL',
          },
        ],
      },
    ],
  })
  expect(await verdict(web, 'docker-img-scanned')).toMatchObject({ status: 'unhealthy' })
  const [image] = await db().$queryRaw<{ running: boolean }[]>`
    SELECT running FROM asset WHERE kind = 'image' AND key LIKE '%shop/web@%'`
  expect(image?.running).toBe(true)
})

it('takes the word of docker-bench-security where it could not look, and shows it beside its own', async () => {
  const result = (id: string, word: string, items?: string[]) => ({
    id,
    desc: 'd',
    result: word,
    ...(items && { items }),
  })
  const swarm = { id: '5.1', desc: 'Ensure swarm mode is not Enabled, if not needed', result: 'PASS' }
  const bench = (end: number, results: object[]) => ({
    dockerbenchsecurity: '1.6.0',
    end: Math.floor(Date.parse(minute(end)) / 1000),
    tests: [{ id: '5', desc: 'd', results: [swarm, ...results] }],
  })
  const scope = { 'plimsoll-scope': 'quay-1' }
  await report(
    'docker-bench',
    bench(3, [result('3.16', 'WARN'), result('2.2', 'WARN'), result('5.5', 'WARN', ['web'])]),
    scope,
  )
  expect(await verdict(host, 'docker-file-socket-mode')).toMatchObject({ status: 'unhealthy', witness: 'docker-bench' })
  expect(await verdict(host, 'docker-daemon-icc')).toMatchObject({ status: 'healthy', disputed: true })
  expect(await verdict(web, 'docker-ct-privileged')).toMatchObject({ status: 'healthy', disputed: true })
  expect(await db().asset.count({ where: { kind: 'docker-host', goneAt: null } })).toBe(1)
  expect(await db().asset.count({ where: { kind: 'container', goneAt: null } })).toBe(1)

  await report('docker-bench', bench(4, [result('3.16', 'PASS'), result('2.2', 'PASS'), result('5.5', 'PASS')]), scope)
  expect(await verdict(host, 'docker-file-socket-mode')).toMatchObject({ status: 'healthy', witness: 'docker-bench' })
  expect(await verdict(web, 'docker-ct-privileged')).toMatchObject({ status: 'healthy', disputed: false })
})

it('follows containers that come, change and go', async () => {
  const db1 = sampleContainer({ Name: '/db', Id: 'd'.repeat(64) })
  const HostConfig = { ...db1.HostConfig, Privileged: true }
  await report(
    'docker-host',
    sampleReport({ collectedAt: minute(10), containers: { value: [{ ...db1, HostConfig }] } }),
  )
  expect(await verdict('docker/h1/Container/db', 'docker-ct-privileged')).toMatchObject({ status: 'unhealthy' })
  expect(await verdict(web, 'docker-ct-privileged')).toBeUndefined()
  await report('docker-host', sampleReport({ collectedAt: minute(11), containers: { unread: 'no answer' } }))
  expect(await verdict('docker/h1/Container/db', 'docker-ct-privileged')).toMatchObject({ status: 'unhealthy' })
  await report('docker-host', sampleReport({ collectedAt: minute(12), containers: { value: [] } }))
  expect(await db().asset.count({ where: { kind: 'container', goneAt: null } })).toBe(0)
})
