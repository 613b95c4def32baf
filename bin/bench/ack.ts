import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { db } from '@/lib/db'
import { makeCollector } from '@/lib/ingest/testing'
import { makeEnvironment } from '@/lib/store/testing'
import { falcoEvent } from './falco-event'
import { percentile, type Figure } from './figure'
import { openLoop, poster, type Shot } from './open-loop'
import { withOwnDatabase } from './own-database'
import { withOwnServer } from './own-server'

const perSecond = 500
const seconds = 20
const warmUp = 1_000

/** A storm of single Falco events against real web and worker processes: how fast each is acknowledged. */
export async function benchAck(): Promise<Figure[]> {
  return withOwnDatabase(async (databaseUrl) => {
    const reference = await bareInserts(databaseUrl)
    const collector = await makeCollector(await makeEnvironment(), ['falco'])
    return withOwnServer(databaseUrl, ['web', 'worker'], async ({ url }) => {
      const headers = { authorization: `Bearer ${collector.token}`, 'plimsoll-cluster': 'bench' }
      const { post, close } = poster(`${url}/api/v1/ingest/falco`, { ...headers, 'content-type': 'application/json' })
      await openLoop(warmUp, 100, (index) => post(falcoEvent(index, new Date())))
      await untilProcessed()
      const shots = await openLoop(perSecond * seconds, perSecond, (index) =>
        post(falcoEvent(warmUp + index, new Date())),
      )
      const sent = performance.now()
      await untilProcessed()
      const drained = performance.now() - sent
      close()
      return figuresOf(shots, reference, drained, await countAlerts())
    })
  })
}

/** The least that durability costs here: one row of the same size per event, committed by itself, at the same rate. */
async function bareInserts(databaseUrl: string): Promise<Shot[]> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 })
  try {
    await pool.query('CREATE TABLE bench_event (id serial PRIMARY KEY, body bytea)')
    const insert = async (index: number) => {
      await pool.query('INSERT INTO bench_event (body) VALUES ($1)', [Buffer.from(falcoEvent(index, new Date()))])
      return 202
    }
    await openLoop(200, 100, insert)
    const shots = await openLoop(perSecond * 5, perSecond, insert)
    await pool.query('DROP TABLE bench_event')
    return shots
  } finally {
    await pool.end()
  }
}

async function untilProcessed(): Promise<void> {
  for (let tries = 0; tries < 1_200; tries += 1) {
    if ((await db().report.count({ where: { status: 'queued' } })) === 0) return
    await sleep(100)
  }
  throw new Error('events are still waiting after two minutes')
}

async function countAlerts(): Promise<{ counted: number; stored: number }> {
  const { _sum } = await db().alert.aggregate({ _sum: { count: true } })
  return { counted: _sum.count ?? 0, stored: await db().event.count() }
}

function figuresOf(
  shots: readonly Shot[],
  reference: readonly Shot[],
  drained: number,
  { counted, stored }: { counted: number; stored: number },
): Figure[] {
  const accepted = shots.filter((shot) => shot.status === 202).length
  const times = shots.map((shot) => shot.ms)
  const bare = reference.map((shot) => shot.ms)
  const all = warmUp + shots.length
  const ack = (name: string, share: number, goal: Partial<Figure>): Figure => ({
    part: 'ack',
    name: `acknowledgement ${name}, ${perSecond} events/s for ${seconds} s`,
    value: percentile(times, share),
    unit: 'ms',
    reference: { name: 'bare committed INSERT', value: percentile(bare, share) },
    ...goal,
  })
  return [
    ack('p50', 0.5, {}),
    ack('p99', 0.99, { goal: { atMost: 50 } }),
    ack('slowest', 1, {}),
    {
      part: 'ack',
      name: 'acknowledged with 202',
      value: accepted,
      unit: `of ${shots.length}`,
      goal: { atLeast: shots.length },
    },
    { part: 'ack', name: 'all processed after the last one was sent', value: drained / 1_000, unit: 's' },
    {
      part: 'ack',
      name: 'events counted by the alerts',
      value: counted,
      unit: `of ${all}`,
      goal: { atLeast: all },
      note: `${stored} stored`,
    },
  ]
}
