import { gzipSync } from 'node:zlib'
import { beforeEach, describe, expect, it } from 'vitest'
import { anonymous, type Actor } from '@/lib/auth/actor'
import { db } from '@/lib/db'
import { OperationError } from '@/lib/errors'
import { makeEnvironment } from '@/lib/store/testing'
import { acceptReport } from './accept'
import { processReport } from './process'
import { makeCollector, reportRequest, send, type TestCollector } from './testing'

let environmentId = ''
let collector: TestCollector
beforeEach(async () => {
  environmentId = await makeEnvironment()
  collector = await makeCollector(environmentId)
})

const report = (rules: string[], createdAt = '2026-11-01T00:00:00Z') =>
  JSON.stringify({
    SchemaVersion: 2,
    CreatedAt: createdAt,
    ArtifactName: 'registry.example.com/shop/web:1',
    ArtifactType: 'container_image',
    Metadata: {
      RepoTags: ['registry.example.com/shop/web:1'],
      RepoDigests: [`registry.example.com/shop/web@sha256:${'1'.repeat(64)}`],
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

const refusal = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(OperationError)
  return error as OperationError
}
const offer = (body: BodyInit, headers: Record<string, string> = {}, format = 'trivy') =>
  acceptReport(collector, format, reportRequest(body, headers), new Date())
const ledger = () => db().report.findMany({ where: { environmentId }, orderBy: { receivedAt: 'asc' } })

describe('who may send', () => {
  it('is a collector, with one of its formats, while the plan is on', async () => {
    expect((await refusal(acceptReport(anonymous, 'trivy', reportRequest('{}'), new Date()))).code).toBe(
      'unauthenticated',
    )
    const person: Actor = { kind: 'user', id: 'x', name: 'x', email: 'x@example.com', grants: [], via: 'session' }
    expect((await refusal(acceptReport(person, 'trivy', reportRequest('{}'), new Date()))).code).toBe('forbidden')
    expect((await refusal(offer('{}', {}, 'nessus'))).code).toBe('not-found')
    const narrow = await makeCollector(environmentId, ['falco'])
    expect((await refusal(acceptReport(narrow, 'trivy', reportRequest('{}'), new Date()))).code).toBe('forbidden')
    await db().environment.update({
      where: { id: environmentId },
      data: { registriesSince: null, kubernetesSince: null },
    })
    expect((await refusal(offer(report([])))).code).toBe('plan-disabled')
    expect(await db().collector.findUniqueOrThrow({ where: { id: collector.id } })).toMatchObject({ refused: 1 })
    expect(await ledger()).toEqual([])
  })
})

describe('what cannot be read', () => {
  it.each([
    ['half a file', report(['CVE-1']).slice(0, 200), 'invalid'],
    ['another tool', JSON.stringify({ runs: [] }), 'unprocessable'],
    ['nesting without end', '['.repeat(10_000) + ']'.repeat(10_000), 'invalid'],
    ['no document at all', '<html>not found</html>', 'invalid'],
  ])('%s is kept as rejected, with the place of the fault', async (_name, body, code) => {
    const error = await refusal(offer(body))
    expect(error.code).toBe(code)
    expect(error.extra.problems?.[0]?.path.startsWith('$')).toBe(true)
    const [row] = await ledger()
    expect(row).toMatchObject({ status: 'rejected' })
    const kept = await db().reportBody.findUniqueOrThrow({ where: { reportId: row?.id ?? '' } })
    expect(Buffer.from(kept.body).toString()).toBe(body)
  })

  it('a body over the limits is refused before it is unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(300 * 1024 * 1024, 0x20), { level: 9 })
    expect((await refusal(offer(new Uint8Array(bomb), { 'content-encoding': 'gzip' }))).code).toBe('payload-too-large')
    expect((await refusal(offer('{}', { 'content-length': String(33 * 1024 * 1024) }))).code).toBe('payload-too-large')
    expect((await refusal(offer('{}', { 'content-encoding': 'br' }))).code).toBe('unsupported-encoding')
    expect((await refusal(offer('not gzip', { 'content-encoding': 'gzip' }))).code).toBe('invalid')
    expect((await refusal(offer('', {}))).code).toBe('invalid')
    expect((await refusal(offer('{}', { 'plimsoll-collected-at': 'yesterday' }))).code).toBe('invalid')
    expect(await ledger()).toEqual([])
  })

  it('NUL and lone surrogates are made storable', async () => {
    const body = report(['CVE-1']).replace('zlib', String.raw`z\u0000lib\ud800`)
    await send(collector, 'trivy', body)
    const finding = await db().finding.findFirstOrThrow({ where: { environmentId } })
    expect(finding.packageName).toBe('zlib\ufffd')
  })
})

describe('the same body again', () => {
  it('is a duplicate that writes nothing', async () => {
    await send(collector, 'trivy', report(['CVE-1']))
    const again = await send(collector, 'trivy', gzipSync(report(['CVE-1'])), { 'content-encoding': 'gzip' })
    expect(again.duplicate).toBe(true)
    expect(await ledger()).toMatchObject([{ duplicates: 1 }])
  })

  it('is no duplicate when another state came between', async () => {
    const [one, two] = [report(['CVE-1']), report([])]
    const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 10, minute))
    // Without a date of its own in the body, the time of receipt decides which is newer.
    const dateless = (body: string) => body.replace(/"CreatedAt":"[^"]*",/, '')
    await send(collector, 'trivy', dateless(one), {}, at(1))
    await send(collector, 'trivy', dateless(two), {}, at(2))
    const third = await send(collector, 'trivy', dateless(one), {}, at(3))
    expect(third.duplicate).toBe(false)
    expect(await db().finding.count({ where: { environmentId, open: true } })).toBe(1)
  })

  it('makes one set of rows even 20 times at once', async () => {
    const accepted = await Promise.all(Array.from({ length: 20 }, () => offer(report(['CVE-1', 'CVE-2']))))
    await Promise.all(accepted.map(({ id }) => processReport(id)))
    expect(await db().finding.count({ where: { environmentId } })).toBe(2)
    const tallies = await db().findingTally.findMany({ where: { environmentId } })
    expect(tallies.reduce((sum, row) => sum + row.count, 0)).toBe(2)
  })
})
