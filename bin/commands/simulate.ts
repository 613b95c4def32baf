import { randomBytes } from 'node:crypto'
import { clearSampleAlerts } from '@/lib/commands/clear-sample-alerts'
import { env } from '@/lib/env'
import { attackScenarios, type AttackScenario, type Stage } from '@/prisma/scenarios/attacks'
import { commandLine } from '../actor'
import { withDatabase } from '../database'
import { readOptions, UsageError } from '../options'

type Answer = { report?: { status: string; counts?: { alerts?: { raised: number } } }; detail?: string }

/**
 * `plimsoll simulate SCENARIO`: sends what the tools would send of an attack to PLIMSOLL_URL, with the token in
 * PLIMSOLL_TOKEN, marked as a sample. `--list` names the scenarios, `--clear` removes what simulations left.
 */
export async function run(args: string[]): Promise<number> {
  const flags = new Set<string>(args.filter((arg) => arg === '--list' || arg === '--clear'))
  const rest = args.filter((arg) => !flags.has(arg))
  const { values, positionals } = readOptions(rest, ['cluster', 'environment', 'token', 'url'], [])
  if (flags.has('--list')) {
    for (const { id, name, description } of attackScenarios) console.log(`${id}\n  ${name}. ${description}`)
    return 0
  }
  if (flags.has('--clear')) {
    const input = values.environment ? { environment: values.environment } : {}
    const { alerts, incidents } = await withDatabase(() => clearSampleAlerts(commandLine(), input))
    console.log(`${alerts} sample alerts and ${incidents} sample incidents removed`)
    return 0
  }
  const [id] = positionals
  const scenario = attackScenarios.find((one) => one.id === id)
  const known = attackScenarios.map((one) => one.id).join(', ')
  if (!scenario) throw new UsageError(id ? `there is no scenario "${id}": ${known}` : `name a scenario: ${known}`)
  const token = values.token ?? process.env.PLIMSOLL_TOKEN
  if (!token)
    throw new UsageError('set PLIMSOLL_TOKEN to the token of a collector that may send kubernetes-audit and falco')
  return play(scenario, { url: values.url ?? env().url, token, cluster: values.cluster ?? 'sample-cluster' })
}

async function play(
  { name, steps }: AttackScenario,
  { url, token, cluster }: { url: string; token: string; cluster: string },
): Promise<number> {
  // The last thing happens now, and everything before it as long ago as it took.
  const last = Math.max(...steps.map((step) => step.minutes))
  const now = Date.now()
  const tag = randomBytes(3).toString('hex')
  const stage: Stage = { cluster, tag, at: (minutes) => new Date(now - (last - minutes) * 60_000) }
  console.log(`${name}, on ${cluster}:`)
  let raised = 0
  for (const { minutes, format, says, body } of steps) {
    const headers = { authorization: `Bearer ${token}`, 'plimsoll-cluster': cluster, 'plimsoll-sample': 'true' }
    const target = `${url}/api/v1/ingest/${format}?wait=60`
    const response = await fetch(target, { method: 'POST', headers, body: JSON.stringify(body(stage)) }).catch(
      (cause: unknown) => {
        throw new Error(`${new URL(url).origin} cannot be reached: is it running, and is PLIMSOLL_URL its address?`, {
          cause,
        })
      },
    )
    // A proxy in between may answer in words of its own.
    const { report, detail } = (await response.json().catch(() => ({}))) as Answer
    if (!response.ok) {
      console.error(`${format}: ${response.status} ${detail ?? ''}`)
      return 1
    }
    const alerts = report?.counts?.alerts?.raised ?? 0
    raised += alerts
    console.log(`  ${stage.at(minutes).toISOString().slice(11, 19)}  ${says}: ${alerts} raised`)
  }
  console.log(`${raised} sample alerts. Remove them with: plimsoll simulate --clear`)
  return 0
}
