import { spawn, type ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import { trivyReport } from '@/bin/bench/trivy-report'
import { db } from '@/lib/db'
import { acceptReport } from '@/lib/ingest/accept'
import { makeCollector, reportRequest } from '@/lib/ingest/testing'
import { makeEnvironment } from '@/lib/store/testing'

const running: ChildProcess[] = []
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})

function startWorker(): ChildProcess {
  const child = spawn(process.execPath, ['bin/plimsoll.js', 'worker'], { stdio: 'ignore', env: { ...process.env } })
  running.push(child)
  return child
}

async function until(check: () => Promise<boolean>, what: string): Promise<void> {
  for (let tries = 0; tries < 2_400; tries += 1) {
    if (await check()) return
    await sleep(50)
  }
  throw new Error(`waited two minutes for ${what}`)
}

const isImporting = async () => {
  const rows = await db().$queryRaw<unknown[]>`
    SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state <> 'idle'
      AND query ILIKE '%INSERT INTO finding %' AND pid <> pg_backend_pid()`
  return rows.length > 0
}

const estate = async (environmentId: string) => ({
  findings: await db().$queryRaw`
    SELECT kind, rule, package_name, version, fixed_version, severity, class, open, sources::text, first_seen_at
    FROM finding WHERE environment_id = ${environmentId}::uuid ORDER BY asset_id, rule, package_name, version, fingerprint`,
  tallies: await db().$queryRaw`
    SELECT class, count FROM finding_tally WHERE environment_id = ${environmentId}::uuid AND count > 0 ORDER BY class`,
  rules: await db().$queryRaw`
    SELECT rule, class, count FROM rule_tally WHERE environment_id = ${environmentId}::uuid AND count > 0 ORDER BY 1, 2`,
  assets: await db().$queryRaw`
    SELECT kind, key, name FROM asset WHERE environment_id = ${environmentId}::uuid ORDER BY key`,
  score: await db().$queryRaw`
    SELECT at, current, max, weight FROM score_snapshot WHERE environment_id = ${environmentId}::uuid ORDER BY at`,
})

it('a worker killed in the middle of 13,000 findings leaves nothing half done, and the next one finishes', async () => {
  const [disturbed, calm] = [await makeEnvironment(), await makeEnvironment()]
  const body = trivyReport(13_000, 0, undefined, new Date('2026-11-20T10:00:00Z'))
  const accept = async (environmentId: string) =>
    acceptReport(await makeCollector(environmentId), 'trivy', reportRequest(body), new Date('2026-11-21T10:00:00Z'))
  const report = await accept(disturbed)
  const status = async (id: string) => (await db().report.findUniqueOrThrow({ where: { id } })).status

  const first = startWorker()
  await until(isImporting, 'the import to begin')
  first.kill('SIGKILL')
  await until(async () => !(await isImporting()), 'the server to notice')
  expect(await status(report.id)).toBe('queued')
  expect(await db().finding.count({ where: { environmentId: disturbed } })).toBe(0)

  startWorker()
  await until(async () => (await status(report.id)) === 'processed', 'the second worker')
  const undisturbed = await accept(calm)
  await until(async () => (await status(undisturbed.id)) === 'processed', 'the undisturbed report')
  expect(await db().finding.count({ where: { environmentId: disturbed } })).toBe(13_000)
  expect(await estate(disturbed)).toEqual(await estate(calm))
}, 360_000)
