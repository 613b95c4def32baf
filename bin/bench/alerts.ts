import pg from 'pg'
import { db } from '@/lib/db'
import { alertSeverities, alertStatuses, tactics } from '@/lib/model/alert'
import { listAlerts } from '@/lib/queries/list-alerts'
import { encodeCursor } from '@/lib/queries/page'
import { readAlertCounts } from '@/lib/queries/read-alert-counts'
import { simulateSuppression } from '@/lib/queries/simulate-suppression'
import { makeEnvironment } from '@/lib/store/testing'
import { percentile, timed, type Figure } from './figure'
import { fillAlerts } from './fill-alerts'
import { withOwnDatabase } from './own-database'
import { benchReader } from './reader'

const count = 1_000_000
/** How often each question is asked. */
const repeats = 20

type Context = Parameters<typeof listAlerts>[0]
type Question = { group: string; ask: (context: Context) => Promise<unknown>; atMost: number; words: string }

/** Lists of alerts under every filter, their counts and dry runs of rules, at a million alerts. */
export async function benchAlerts(): Promise<Figure[]> {
  return withOwnDatabase(async (databaseUrl) => {
    for (const name of ['bench-1', 'bench-2', 'bench-3']) await makeEnvironment(name)
    const client = new pg.Client({ connectionString: databaseUrl })
    await client.connect()
    const filled = await timed(() => fillAlerts(client, count)).finally(() => void client.end())
    const reader = (await benchReader()).context
    // Dry runs are for those who may make rules.
    const context = { ...reader, actor: { kind: 'system' as const, name: 'bench' } }
    const bare: number[] = []
    for (let at = 0; at < 50; at += 1) bare.push((await timed(() => db().$queryRaw`SELECT 1`)).ms)
    const groups = new Map<string, { times: number[]; slowest: { ms: number; words: string }; atMost: number }>()
    for (const { group, ask, words, atMost } of await questions()) {
      const times: number[] = []
      for (let warm = 0; warm < 2; warm += 1) await ask(context)
      for (let at = 0; at < (atMost > 100 ? 3 : repeats); at += 1) times.push((await timed(() => ask(context))).ms)
      const known = groups.get(group) ?? { times: [], slowest: { ms: 0, words: '' }, atMost }
      const median = percentile(times, 0.5)
      groups.set(group, {
        times: [...known.times, ...times],
        slowest: median > known.slowest.ms ? { ms: median, words } : known.slowest,
        atMost,
      })
    }
    return [
      { part: 'alerts', name: `${count.toLocaleString('en')} alerts made`, value: filled.ms / 1_000, unit: 's' },
      ...[...groups].map(([group, { times, slowest, atMost }]): Figure => ({
        part: 'alerts',
        name: `alerts, ${group}: query p95`,
        value: percentile(times, 0.95),
        unit: 'ms',
        reference: { name: 'SELECT 1', value: percentile(bare, 0.95) },
        goal: { atMost },
        note: `slowest median ${Math.round(slowest.ms)} ms: ${slowest.words}`,
      })),
    ]
  })
}

async function questions(): Promise<Question[]> {
  const list = (group: string, filter: Record<string, unknown>): Question[] =>
    ['severity', 'last-seen'].map((sort) => ({
      group: `${group}, by ${sort}`,
      words: JSON.stringify(filter),
      atMost: 15,
      ask: (context) => listAlerts(context, { ...filter, sort } as Parameters<typeof listAlerts>[1]),
    }))
  const [rule] = await db().suppressionRule.findMany({ take: 1 })
  const each = (name: string, values: readonly string[], rest: object = {}) =>
    values.flatMap((value) => list(name, { [name]: value, ...rest }))
  const far = await db().$queryRaw<{ class: number; at: Date; id: string }[]>`
    SELECT class, last_seen_at AS at, id FROM alert WHERE class >= 30
    ORDER BY class DESC, last_seen_at DESC, id DESC OFFSET 100000 LIMIT 1`
  const deep = far.map((row) => encodeCursor([row.class, row.at.toISOString(), row.id]))
  const dry = (words: string, draft: object): Question => ({
    group: 'dry run of a rule over 30 days',
    words,
    atMost: 2_000,
    ask: (context) =>
      simulateSuppression(context, { environmentId: null, ...draft } as Parameters<typeof simulateSuppression>[1]),
  })
  const workload = { kind: 'workload', operator: 'equals', values: ['app-17'] }
  return [
    ...list('no filter', {}),
    ...deep.map((cursor): Question => ({
      group: 'a page far down',
      words: '',
      atMost: 15,
      ask: (context) => listAlerts(context, { cursor }),
    })),
    ...each('environment', ['bench-2']),
    ...each('severity', alertSeverities),
    ...each('status', [...alertStatuses, 'all']),
    ...each('type', ['Bench_7', 'Bench_7,Bench_8,Bench_9', 'Bench_none']),
    ...each('tactic', tactics),
    ...each('source', ['falco', 'tetragon', 'nobody']),
    ...each('owner', ['none', 'bench-3', 'nobody-at-all']),
    ...each('suppressed', ['true', 'false', rule?.id ?? ''], { status: 'all' }),
    ...each('overdue', ['true', 'false']),
    ...each('entity', ['workload:app-17', 'ip:10.17.17.7', 'namespace:team-7']),
    ...each('q', ['kind 17', 'odd', 'nothing like it', 'team-7/app-7']),
    ...list('several facets', { tactic: 'Execution', owner: 'none', severity: 'high', environment: 'bench-1' }),
    { group: 'counts of the tabs', words: '', atMost: 15, ask: (context) => readAlertCounts(context, {}) },
    dry('one type', { alertType: 'Bench_7' }),
    dry('any type, a workload', { alertType: '*', conditions: [workload] }),
    dry('any type, a namespace', {
      alertType: '*',
      conditions: [{ ...workload, kind: 'namespace', values: ['team-7'] }],
    }),
    dry('any type, a prefix', {
      alertType: '*',
      conditions: [{ ...workload, operator: 'prefix', values: ['app-17'] }],
    }),
    dry('any type, a network', {
      alertType: '*',
      conditions: [{ kind: 'ip', operator: 'cidr', values: ['10.17.0.0/16'] }],
    }),
  ]
}
