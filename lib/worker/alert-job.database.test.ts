import { spawn, type ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { assignAlerts } from '@/lib/commands/assign-alerts'
import { cancelAlertJob } from '@/lib/commands/cancel-alert-job'
import { commentAlert } from '@/lib/commands/comment-alert'
import { setAlertStatus } from '@/lib/commands/set-alert-status'
import { setAlertsStatus } from '@/lib/commands/set-alerts-status'
import { countedAlerts, falcoEvent, multiplyAlerts, raise, talliesOf } from '@/lib/commands/testing/alerts'
import { admin, as, auditOf, makePerson, reader, type Person } from '@/lib/commands/testing/people'
import { db } from '@/lib/db'
import { listAlertJobs } from '@/lib/queries/list-alert-jobs'
import { readAlertJob } from '@/lib/queries/read-alert-job'
import { recoverAlertJobs } from '@/lib/store/alert-jobs'
import { makeEnvironment } from '@/lib/store/testing'
import { failAlertJob, runAlertJob } from './run-alert-job'

let here = ''
let ines: Person
const running: ChildProcess[] = []
beforeEach(async () => {
  here = await makeEnvironment()
  ines = await makePerson([admin(here)], 'Ines Aalto')
  await raise(here, [falcoEvent()])
})
afterEach(async () => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
  await db().$executeRaw`DELETE FROM alert_job_item`
  await db().$executeRaw`UPDATE alert_job SET status = 'done' WHERE status IN ('queued', 'running')`
})

const ask = async (person = ines) => {
  const { job } = await setAlertsStatus(as(person), {
    filter: { environment: here },
    status: 'resolved',
    comment: 'over',
  })
  if (!job) throw new Error('no job')
  return job
}
const jobOf = (id: string) => readAlertJob(as(ines), { id })
const finish = async (id: string) => {
  for (let batch = 0; batch < 60 && ['queued', 'running'].includes((await jobOf(id)).state); batch += 1)
    await runAlertJob(id)
  return jobOf(id)
}
const resolved = () => db().alert.count({ where: { environmentId: here, status: 'resolved' } })
const some = async (skip: number) =>
  (await db().alert.findFirstOrThrow({ where: { environmentId: here }, orderBy: { id: 'desc' }, skip })).id

describe('a change of more than 2,000 alerts', () => {
  it('is a job that changes nothing until a worker takes it, then batch after batch with its history', async () => {
    await multiplyAlerts(here, 4_500)
    const job = await ask()
    expect(job.total).toBe(4_501)
    expect(await jobOf(job.id)).toMatchObject({ state: 'queued', done: 0, actor: { name: 'Ines Aalto' } })
    expect(await resolved()).toBe(0)
    await runAlertJob(job.id)
    expect(await jobOf(job.id)).toMatchObject({ state: 'running', done: 2_000, skipped: 0 })
    expect(await resolved()).toBe(2_000)
    expect(await finish(job.id)).toMatchObject({
      state: 'done',
      total: 4_501,
      done: 4_501,
      skipped: 0,
      failed: 0,
      reasons: {},
    })
    expect(await resolved()).toBe(4_501)
    expect(await db().alertChange.count({ where: { kind: 'status', comment: 'over', actorName: 'Ines Aalto' } })).toBe(
      4_501,
    )
    const entries = await db().auditEntry.findMany({
      where: { subjectId: job.id, environmentId: here },
      orderBy: { at: 'asc' },
    })
    expect(entries.map((row) => [row.action, row.actorId, row.subjectName])).toEqual([
      ['alert.status', ines.id, '2000 alerts'],
      ['alert.status', ines.id, '2000 alerts'],
      ['alert.status', ines.id, '501 alerts'],
    ])
    expect(await talliesOf(here)).toEqual(await countedAlerts(here))
    await runAlertJob(job.id)
    expect((await jobOf(job.id)).done).toBe(4_501)
  }, 60_000)

  it('skips what somebody changed meanwhile, and what is so already, with the reason', async () => {
    await multiplyAlerts(here, 2_500)
    const job = await ask()
    const marek = await makePerson([admin()])
    await setAlertStatus(as(marek), { id: await some(0), status: 'dismissed', reason: 'benign' })
    await setAlertStatus(as(marek), { id: await some(1), status: 'in-progress' })
    await commentAlert(as(marek), { id: await some(2), comment: 'a comment is no change of state' })
    await db().alert.delete({ where: { id: await some(3) } })
    expect(await finish(job.id)).toMatchObject({
      state: 'done',
      done: 2_498,
      skipped: 3,
      reasons: { 'changed-meanwhile': 2, 'not-found': 1 },
    })
    expect(await db().alert.findUnique({ where: { id: await some(0) } })).toMatchObject({ status: 'dismissed' })
  }, 60_000)

  it('goes on only where the one who asked still may', async () => {
    await multiplyAlerts(here, 4_000)
    const job = await ask()
    await runAlertJob(job.id)
    await db().roleGrant.updateMany({ where: { userId: ines.id }, data: { role: 'security_reader' } })
    expect(await finish(job.id)).toMatchObject({ done: 2_000, skipped: 2_001, reasons: { 'not-permitted': 2_001 } })
    expect(await resolved()).toBe(2_000)
  }, 60_000)

  it('gives them an owner just so', async () => {
    await multiplyAlerts(here, 2_000)
    const { job } = await assignAlerts(as(ines), { filter: {}, owner: 'me' })
    expect(await finish(job?.id ?? '')).toMatchObject({
      done: 2_001,
      change: { owner: { id: ines.id, name: 'Ines Aalto' } },
    })
    expect(await db().alert.count({ where: { environmentId: here, ownerId: ines.id } })).toBe(2_001)
    expect(await talliesOf(here)).toEqual(await countedAlerts(here))
  }, 60_000)

  it('can be stopped: what is done stays done, and only who may says so', async () => {
    await multiplyAlerts(here, 4_000)
    const job = await ask()
    await runAlertJob(job.id)
    const lea = await makePerson([reader(here)])
    await expect(cancelAlertJob(as(lea), { id: job.id })).rejects.toMatchObject({ code: 'forbidden' })
    const other = await makePerson([admin(await makeEnvironment())])
    await expect(cancelAlertJob(as(other), { id: job.id })).rejects.toMatchObject({ code: 'not-found' })
    await expect(readAlertJob(as(other), { id: job.id })).rejects.toMatchObject({ code: 'not-found' })
    expect((await listAlertJobs(as(other), {})).items.map((row) => row.id)).not.toContain(job.id)
    const context = as(ines)
    expect(await cancelAlertJob(context, { id: job.id })).toMatchObject({ done: 2_000, left: 2_001 })
    expect(await auditOf(context)).toMatchObject([{ action: 'alert-job.cancel', environmentId: here }])
    await runAlertJob(job.id)
    expect(await jobOf(job.id)).toMatchObject({ state: 'cancelled', done: 2_000, cancelledBy: 'Ines Aalto' })
    expect(await resolved()).toBe(2_000)
    await expect(cancelAlertJob(as(ines), { id: job.id })).rejects.toMatchObject({ code: 'conflict' })
  }, 60_000)

  it('that cannot be done ends as failed and says how many are left', async () => {
    await multiplyAlerts(here, 2_000)
    const job = await ask()
    await failAlertJob(job.id, new Error('secret words'))
    const told = await jobOf(job.id)
    expect(told).toMatchObject({ state: 'failed', failed: 2_001 })
    expect(told.error).not.toContain('secret')
    expect((await listAlertJobs(as(ines), { active: false })).items.map((row) => row.id)).toContain(job.id)
  })
})

it('survives the death of its worker: nothing twice, nothing left out', async () => {
  await multiplyAlerts(here, 16_000)
  const job = await ask()
  const startWorker = () => {
    const child = spawn(process.execPath, ['bin/plimsoll.js', 'worker'], { stdio: 'ignore', env: { ...process.env } })
    running.push(child)
    return child
  }
  const until = async (check: () => Promise<boolean>, what: string) => {
    for (let tries = 0; tries < 2_000; tries += 1) {
      if (await check()) return
      await sleep(20)
    }
    throw new Error(`waited for ${what}`)
  }
  const first = startWorker()
  await until(async () => (await jobOf(job.id)).done >= 2_000, 'the first batch')
  first.kill('SIGKILL')
  const { done, state } = await jobOf(job.id)
  expect(state).toBe('running')
  expect(done).toBeLessThan(16_001)
  await recoverAlertJobs()
  startWorker()
  await until(async () => (await jobOf(job.id)).state === 'done', 'the second worker')
  expect(await jobOf(job.id)).toMatchObject({ done: 16_001, skipped: 0 })
  expect(await resolved()).toBe(16_001)
  const [changes] = await db().$queryRaw<{ all: number; alerts: number }[]>`
    SELECT count(*)::int AS all, count(DISTINCT alert_id)::int AS alerts FROM alert_change
    JOIN alert ON alert.id = alert_id WHERE kind = 'status' AND environment_id = ${here}::uuid`
  expect(changes).toEqual({ all: 16_001, alerts: 16_001 })
  expect(await talliesOf(here)).toEqual(await countedAlerts(here))
}, 180_000)
