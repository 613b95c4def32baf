import { createHash } from 'node:crypto'
import { db } from '@/lib/db'
import { updateGatePolicy } from '@/lib/commands/update-gate-policy'
import { askGate } from '@/lib/ingest/ask-gate'
import type { GateRule } from '@/lib/model/gate'
import type { DemoEstate } from '@/prisma/scenarios/demo'
import { commandLine } from './actor'

const asked = 16
const branches = ['main', 'main', 'release/2026.11', 'fix/berth-clock']

/** What the company asks of images where little can go wrong. */
const lenient: GateRule[] = [
  { kind: 'unscanned', action: 'fail' },
  { kind: 'vulnerabilities', action: 'warn', exploited: true, allowed: 2 },
  { kind: 'secrets', action: 'warn', severity: 'high', allowed: 0 },
]

async function setDemoPolicies(): Promise<void> {
  for (const { id } of await db().environment.findMany({ where: { name: { in: ['staging', 'edge'] } } })) {
    await updateGatePolicy(commandLine(), { id, rules: lenient })
  }
}

/** Has the demo's pipelines ask the gate, with reports of images as their scanner sent them, each on its day. */
export async function askDemoGate(estate: DemoEstate): Promise<void> {
  if ((await db().gateResult.count()) > 0) return
  await setDemoPolicies()
  const reports = [...estate.reports].filter((report) => report.format === 'trivy')
  const step = Math.max(1, Math.floor(reports.length / asked))
  for (const [at, report] of reports.filter((_, place) => place % step === 0).entries()) {
    const collector = await db().collector.findFirstOrThrow({ where: { name: report.collector } })
    const commit = createHash('sha1').update(report.body).digest('hex')
    const run = `https://ci.harbourline.example/runs/${4_200 + at * 7}`
    const branch = branches[at % branches.length] ?? 'main'
    const url = new URL(`http://localhost/api/v1/gate?${new URLSearchParams({ format: 'trivy', commit, branch, run })}`)
    const actor = { ...collector, kind: 'collector' as const }
    const request = new Request(url, { method: 'POST', body: report.body })
    await askGate(actor, request, url, new Date(report.collectedAt))
  }
}
