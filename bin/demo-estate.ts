import { defaultExclusions } from '@/lib/assess/exclusions'
import { createCollector } from '@/lib/commands/create-collector'
import { createEnvironment } from '@/lib/commands/create-environment'
import { createUser } from '@/lib/commands/create-user'
import { updateCheckSetting } from '@/lib/commands/update-check-setting'
import { mintToken } from '@/lib/auth/token'
import { db } from '@/lib/db'
import { learnRhythm } from '@/lib/ingest/learn-rhythm'
import { plans } from '@/lib/model/plan'

import { demoEstate, type DemoEstate, type DemoReport } from '@/prisma/scenarios/demo'
import { commandLine } from './actor'

const settingKey = 'demo-estate'
/** Plans count as switched on a month ago, because alerts are raised only from events after that. */
const plansSince = (now: Date) => new Date(now.getTime() - 30 * 86_400_000)

export const demoPassword = 'plimsoll-demo'

type Progress = { now: string; complete: boolean }

async function readProgress(): Promise<Progress | null> {
  const row = await db().setting.findUnique({ where: { key: settingKey } })
  return row ? (row.value as Progress) : null
}

async function writeProgress(value: Progress): Promise<void> {
  await db().setting.upsert({ where: { key: settingKey }, create: { key: settingKey, value }, update: { value } })
}

/**
 * The demo estate of this database: made up anew at the first call, else as it was made. `complete` says whether all
 * of its reports were fed; feeding it again is safe, because what was fed already is recognised as a duplicate.
 */
export async function openDemoEstate(): Promise<{ estate: DemoEstate; now: Date; complete: boolean }> {
  const progress = (await readProgress()) ?? { now: new Date().toISOString(), complete: false }
  await writeProgress(progress)
  const now = new Date(progress.now)
  return { estate: demoEstate(now), now, complete: progress.complete }
}

/**
 * Marks the demo estate as fed, and moves the ledger back to the days of the story: reports count as received when
 * they were collected, so that collectors are on time, late or silent as they would be.
 */
export async function closeDemoEstate(now: Date): Promise<void> {
  await db().$transaction([
    db().$executeRaw`
      UPDATE report SET received_at = collected_at, processed_at = collected_at + interval '1 second'
      WHERE collected_at IS NOT NULL`,
    db().$executeRaw`
      UPDATE collector SET created_at = ${plansSince(now)}, token_issued_at = ${plansSince(now)},
        last_seen_at = (SELECT max(received_at) FROM report WHERE collector_id = collector.id)`,
    db().$executeRaw`UPDATE environment SET created_at = ${plansSince(now)}`,
  ])
  await learnRhythm(now)
  await writeProgress({ now: now.toISOString(), complete: true })
}

/** Environments and people of the demo, as far as they do not exist yet. */
export async function prepareDemoEstate(estate: DemoEstate, now: Date): Promise<void> {
  const context = commandLine()
  for (const { name, plans: on, goal } of estate.environments) {
    if (await db().environment.findUnique({ where: { name } })) continue
    const { id } = await createEnvironment(context, { name, goal, plans: plans.filter((plan) => on[plan]) })
    const since = plansSince(now)
    const backdated = { kubernetesSince: since, registriesSince: since, hostsSince: since }
    const data = Object.fromEntries(
      Object.entries(backdated).filter(([column]) => on[column.replace('Since', '') as (typeof plans)[number]]),
    )
    await db().environment.update({ where: { id }, data })
  }
  const environments = await db().environment.findMany()
  await setDemoChecks(environments)
  for (const { name, email, role, environments: scope } of estate.people) {
    if (await db().user.findUnique({ where: { email } })) continue
    const ids = scope === 'all' ? null : environments.filter((row) => scope.includes(row.name)).map((row) => row.id)
    await createUser(context, { name, email, role, password: demoPassword, environmentIds: ids })
  }
}

/** What the company has set: whose images it trusts, and namespaces that its platform team answers for itself. */
async function setDemoChecks(environments: readonly { id: string; name: string }[]): Promise<void> {
  for (const { id: environment, name } of environments) {
    if ((await db().checkSetting.count({ where: { environmentId: environment } })) > 0) continue
    const trustedRegistries = ['registry.harbourline.example', 'registry.k8s.io', 'quay.io', 'ghcr.io']
    const check = 'k8s-img-trusted-registry'
    await updateCheckSetting(commandLine(), { environment, check, parameters: { trustedRegistries } })
    if (name !== 'staging') continue
    const namespaces = [...defaultExclusions.namespaces, 'storage']
    await updateCheckSetting(commandLine(), { environment, exclusions: { namespaces } })
  }
}

/** A working token for each demo collector; those that exist already get a new one. */
async function collectorTokens(estate: DemoEstate): Promise<Map<string, string>> {
  const tokens = new Map<string, string>()
  for (const { name, environment, formats } of estate.collectors) {
    const { id: environmentId } = await db().environment.findUniqueOrThrow({ where: { name: environment } })
    const existing = await db().collector.findFirst({ where: { environmentId, name } })
    if (existing) {
      const { token, hash, hint } = mintToken('plc_')
      await db().collector.update({ where: { id: existing.id }, data: { hash, hint } })
      tokens.set(name, token)
    } else tokens.set(name, (await createCollector(commandLine(), { environmentId, name, formats })).token)
  }
  return tokens
}

async function post(url: string, token: string, report: DemoReport): Promise<void> {
  const response = await fetch(`${url}/api/v1/ingest/${report.format}?wait=60`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'plimsoll-collected-at': report.collectedAt,
      ...(report.cluster ? { 'plimsoll-cluster': report.cluster } : {}),
      ...(report.scope ? { 'plimsoll-scope': report.scope } : {}),
    },
    body: report.body,
  })
  if (!response.ok) throw new Error(`${report.collector} ${report.format}: ${response.status} ${await response.text()}`)
  await response.arrayBuffer()
}

/**
 * Sends every report of the estate to the server at `url`, as its tools would have: those of one environment in
 * time order, the environments side by side. `onProgress` is told how many of how many are done.
 */
export async function feedDemoEstate(
  estate: DemoEstate,
  url: string,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const tokens = await collectorTokens(estate)
  const environmentOf = new Map(estate.collectors.map(({ name, environment }) => [name, environment]))
  const reports = [...estate.reports]
  let done = 0
  await Promise.all(
    estate.environments.map(async ({ name }) => {
      for (const report of reports.filter((row) => environmentOf.get(row.collector) === name)) {
        const token = tokens.get(report.collector)
        if (!token) throw new Error(`no collector is called ${report.collector}`)
        await post(url, token, report)
        onProgress(++done, reports.length)
      }
    }),
  )
}
