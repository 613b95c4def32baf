import { expect, it } from 'vitest'
import { db } from '@/lib/db'
import { makeEnvironment } from '@/lib/store/testing'
import { acceptReport } from './accept'
import { processReport } from './process'
import { recoverReports } from './recover'
import { makeCollector, reportRequest } from './testing'

const falco = (rule: string) =>
  JSON.stringify({
    uuid: '00000000-0000-4000-8000-000000000000',
    output: 'a shell',
    priority: 'Notice',
    rule,
    source: 'syscall',
    hostname: 'node-1',
    time: '2026-11-20T10:00:00.000Z',
    tags: [],
    output_fields: {},
  })

it('an event report that cannot be processed takes none of those that wait beside it with it', async () => {
  const environmentId = await makeEnvironment()
  const collector = await makeCollector(environmentId)
  const accept = async (rule: string) =>
    (await acceptReport(collector, 'falco', reportRequest(falco(rule)), new Date('2026-11-20T11:00:00Z'))).id
  const bad = await accept('Poison')
  const good = [await accept('One'), await accept('Two'), await accept('Three')]
  // A body that no gzip ever made stands for whatever makes processing fail again and again.
  await db().reportBody.update({
    where: { reportId: bad },
    data: { encoding: 'gzip', body: new Uint8Array(Buffer.from('no gzip')) },
  })
  for (const id of good) await processReport(id)
  await expect(processReport(bad)).rejects.toThrow(/incorrect header/)
  const status = async (ids: string[]) =>
    (await db().report.findMany({ where: { id: { in: ids } } })).map((row) => row.status)
  expect(await status(good)).toEqual(['processed', 'processed', 'processed'])
  expect(await status([bad])).toEqual(['queued'])
  // From now on it is tried alone, and those that come after it go together again.
  const later = [await accept('Four'), await accept('Five')]
  await processReport(later[1] ?? '')
  expect(await status(later)).toEqual(['processed', 'processed'])
})

it('a report whose worker dies of it every time is set aside instead of killing workers for ever', async () => {
  const collector = await makeCollector(await makeEnvironment())
  const now = new Date('2026-11-20T11:00:00Z')
  const { id } = await acceptReport(collector, 'falco', reportRequest(falco('Deadly')), now)
  const read = () => db().report.findUniqueOrThrow({ where: { id } })
  const takenAgo = (seconds: number) =>
    db().$executeRaw`
      UPDATE graphile_worker._private_jobs SET locked_at = now() - make_interval(secs => ${seconds}), locked_by = 'dead'
      WHERE key = ${id}`
  await takenAgo(0)
  await recoverReports()
  expect(await read(), 'a job that was taken a moment ago').toMatchObject({ status: 'queued', attempts: 0 })
  for (let times = 1; times <= 4; times += 1) {
    await takenAgo(60)
    await recoverReports()
    expect(await read()).toMatchObject({ status: 'queued', attempts: times })
  }
  await takenAgo(60)
  await recoverReports()
  expect(await read()).toMatchObject({ status: 'rejected', problems: [{ message: expect.stringMatching(/died/) }] })
  expect(await db().reportBody.count({ where: { reportId: id } })).toBe(1)
})
