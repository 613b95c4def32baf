import { beforeEach, describe, expect, it } from 'vitest'
import { resolveActor } from '@/lib/auth/resolve-actor'
import { db } from '@/lib/db'
import { bodyResponse } from '@/lib/http/body-response'
import { makeEnvironment } from '@/lib/store/testing'
import { createCollector } from './create-collector'
import { openReportBody } from './open-report-body'
import { replayReport } from './replay-report'
import { revokeCollector } from './revoke-collector'
import { rotateCollector } from './rotate-collector'
import { admin, as, auditOf, makePerson, type Person } from './testing/people'
import { makeReport } from './testing/reports'
import { updateCollector } from './update-collector'

let environmentId = ''
let person: Person
let made: { id: string; token: string }
beforeEach(async () => {
  environmentId = await makeEnvironment()
  person = await makePerson([admin()])
  made = await createCollector(as(person), { environmentId, name: 'ci', formats: ['trivy'] })
})

const who = async (token: string, now = new Date()) =>
  (await resolveActor(new Headers({ authorization: `Bearer ${token}` }), now)).kind
const later = (minutes: number) => new Date(Date.now() + minutes * 60_000)

describe('the token of a collector', () => {
  it('after a rotation: the new one works at once, the old one until its grace ends, neither is stored', async () => {
    const context = as(person)
    const rotated = await rotateCollector(context, { id: made.id, graceMinutes: 60 })
    expect(rotated.token).not.toBe(made.token)
    expect([await who(rotated.token), await who(made.token)]).toEqual(['collector', 'collector'])
    expect(await who(made.token, later(59))).toBe('collector')
    expect(await who(made.token, later(61))).toBe('anonymous')
    expect(await who(rotated.token, later(61))).toBe('collector')
    const [entry] = await auditOf(context)
    expect(entry).toMatchObject({ action: 'collector.rotate', outcome: 'done', subjectId: made.id, environmentId })
    const kept = JSON.stringify([entry, await db().collector.findMany()])
    expect(kept).not.toContain(rotated.token)
    expect(kept).not.toContain(made.token)
  })

  it('without grace ends at once', async () => {
    await rotateCollector(as(person), { id: made.id, graceMinutes: 0 })
    expect(await who(made.token)).toBe('anonymous')
  })

  it('of before the last rotation is dead, however long its grace was', async () => {
    await rotateCollector(as(person), { id: made.id, graceMinutes: 600 })
    await rotateCollector(as(person), { id: made.id, graceMinutes: 600 })
    expect(await who(made.token)).toBe('anonymous')
  })

  it('ends with the collector, the old one too, and for good', async () => {
    const { token } = await rotateCollector(as(person), { id: made.id })
    await revokeCollector(as(person), { id: made.id })
    expect([await who(token), await who(made.token)]).toEqual(['anonymous', 'anonymous'])
    for (const run of [revokeCollector, rotateCollector, updateCollector]) {
      await expect(run(as(person), { id: made.id })).rejects.toMatchObject({ code: 'conflict' })
    }
  })

  it('does not come back by a rotation when it has expired, and its grace ends with the expiry', async () => {
    await updateCollector(as(person), { id: made.id, expiresAt: later(10).toISOString() })
    await rotateCollector(as(person), { id: made.id, graceMinutes: 60 })
    expect([await who(made.token, later(9)), await who(made.token, later(11))]).toEqual(['collector', 'anonymous'])
    await db().collector.update({ where: { id: made.id }, data: { expiresAt: later(-1) } })
    await expect(rotateCollector(as(person), { id: made.id })).rejects.toMatchObject({ code: 'conflict' })
    expect(await who(made.token)).toBe('anonymous')
  })

  it('ends when it expires, and an expiry can be moved but not into the past', async () => {
    await updateCollector(as(person), { id: made.id, expiresAt: later(10).toISOString() })
    expect([await who(made.token), await who(made.token, later(11))]).toEqual(['collector', 'anonymous'])
    await expect(
      updateCollector(as(person), { id: made.id, expiresAt: later(-1).toISOString() }),
    ).rejects.toMatchObject({
      code: 'invalid',
    })
    await updateCollector(as(person), { id: made.id, expiresAt: null })
    expect(await who(made.token, later(11))).toBe('collector')
  })
})

describe('changing a collector', () => {
  it('records what it was and what it is', async () => {
    const context = as(person)
    await updateCollector(context, { id: made.id, name: 'pipeline', formats: ['trivy', 'falco', 'trivy'] })
    expect(await auditOf(context)).toMatchObject([
      {
        action: 'collector.update',
        before: { name: 'ci', formats: ['trivy'] },
        after: { name: 'pipeline', formats: ['trivy', 'falco'] },
      },
    ])
  })
  it('into a name that is taken is a conflict', async () => {
    await createCollector(as(person), { environmentId, name: 'other', formats: ['falco'] })
    await expect(updateCollector(as(person), { id: made.id, name: 'other' })).rejects.toMatchObject({
      code: 'conflict',
    })
  })
})

describe('a report', () => {
  const jobs = async (id: string) => {
    const [row] = await db().$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM graphile_worker._private_jobs WHERE payload->>'reportId' = ${id}`
    return row?.count
  }

  it('that was rejected is queued again with its job, once', async () => {
    const id = await makeReport(environmentId, made.id)
    const context = as(person)
    await replayReport(context, { id })
    const row = await db().report.findUniqueOrThrow({ where: { id } })
    expect(row).toMatchObject({ status: 'queued', processedAt: null, problems: [], attempts: 0 })
    expect(await jobs(id)).toBe(1)
    expect(await auditOf(context)).toMatchObject([
      { action: 'report.replay', before: { status: 'rejected' }, after: { status: 'queued' } },
    ])
    await expect(replayReport(as(person), { id })).rejects.toMatchObject({ code: 'conflict' })
    expect(await jobs(id)).toBe(1)
  })

  it('whose body is gone cannot be replayed nor read', async () => {
    const id = await makeReport(environmentId, made.id)
    await db().reportBody.delete({ where: { reportId: id } })
    await expect(replayReport(as(person), { id })).rejects.toMatchObject({ code: 'conflict' })
    await expect(openReportBody(as(person), { id })).rejects.toMatchObject({ code: 'not-found' })
    expect((await db().report.findUniqueOrThrow({ where: { id } })).status).toBe('rejected')
  })

  it.each([true, false])('is shown as its first 64 KiB and sent as an inert file (packed: %s)', async (packed) => {
    const body = `<script>alert(1)</script>${'é'.repeat(100_000)}`
    const id = await makeReport(environmentId, made.id, { body, packed })
    const context = as(person)
    const shown = await bodyResponse(await openReportBody(context, { id }), false)
    const said = (await shown.json()) as { text: string; truncated: boolean; bytes: number }
    expect(shown.headers.get('content-type')).toContain('application/json')
    expect(said).toMatchObject({ truncated: true, bytes: Buffer.byteLength(body) })
    expect(Buffer.byteLength(said.text)).toBeLessThanOrEqual(64 * 1024 + 3)
    expect(said.text.startsWith('<script>')).toBe(true)
    const file = await bodyResponse(await openReportBody(as(person), { id }), true)
    expect(await file.text()).toBe(body)
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="trivy-[0-9a-f-]+\.txt"$/)
    expect(file.headers.get('content-type')).toBe('application/octet-stream')
    expect(file.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await auditOf(context)).toMatchObject([{ action: 'report.read-body', outcome: 'done', subjectId: id }])
  })
})
