import pg from 'pg'
import { db } from '@/lib/db'
import { makeEnvironment } from '@/lib/store/testing'
import { percentile, timed, type Figure } from './figure'
import { fillEstate } from './fill-estate'
import { fillPosture } from './fill-posture'
import { listAreas, type ListArea } from './list-areas'
import { withOwnDatabase } from './own-database'
import { withOwnServer } from './own-server'
import { benchReader } from './reader'

/** How often each question is asked, in process and over HTTP. */
const repeats = 20

type Sample = { area: string; group: string; question: string; query: number[]; answer: number[] }

/** Lists, their filters and the overview over `findings` findings: times of the query alone and of the HTTP answer. */
export async function benchLists(findings: number): Promise<Figure[]> {
  return withOwnDatabase(async (databaseUrl) => {
    const environments: string[] = []
    for (const name of ['bench-1', 'bench-2', 'bench-3']) environments.push(await makeEnvironment(name))
    const filled = await timed(() => fill(databaseUrl, environments, findings))
    return withOwnServer(databaseUrl, ['web'], async ({ url }) => {
      const { context, token } = await benchReader()
      const get = (path: string) => fetch(url + path, { headers: { authorization: `Bearer ${token}` } })
      const figures: Figure[] = [
        { part: 'lists', name: `${findings.toLocaleString('en')} findings made`, value: filled.ms / 1_000, unit: 's' },
      ]
      const bare = await bareTimes(url)
      for (const area of listAreas) {
        const samples: Sample[] = []
        for (const { group, question } of await area.questions()) {
          samples.push(await ask(area, group, question, context, get))
        }
        figures.push(...figuresOf(area, samples, bare))
      }
      return figures
    })
  })
}

async function fill(databaseUrl: string, environments: readonly string[], findings: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await fillEstate(client, environments, findings)
    await fillPosture(client)
  } finally {
    await client.end()
  }
}

/** What asking costs by itself: a statement that reads nothing, a page that asks nothing. */
async function bareTimes(url: string): Promise<{ query: number; answer: number }> {
  const query: number[] = []
  const answer: number[] = []
  for (let at = 0; at < 50; at += 1) {
    query.push((await timed(() => db().$queryRaw`SELECT 1`)).ms)
    answer.push((await timed(async () => (await fetch(`${url}/api/health/live`)).arrayBuffer())).ms)
  }
  return { query: percentile(query, 0.95), answer: percentile(answer, 0.95) }
}

async function ask(
  area: ListArea,
  group: string,
  question: Record<string, string>,
  context: Parameters<ListArea['query']>[0],
  get: (path: string) => Promise<Response>,
): Promise<Sample> {
  const sample: Sample = {
    area: area.name,
    group,
    question: new URLSearchParams(question).toString(),
    query: [],
    answer: [],
  }
  const path = `${area.path}?${new URLSearchParams(question)}`
  const first = await get(path)
  const text = await first.text()
  if (first.status === 404) return sample
  if (!first.ok) throw new Error(`${path}: ${first.status} ${text.slice(0, 300)}`)
  for (let warm = 0; warm < 3; warm += 1) await area.query(context, question)
  for (let at = 0; at < repeats; at += 1) {
    sample.query.push((await timed(() => area.query(context, question))).ms)
    sample.answer.push((await timed(async () => (await get(path)).arrayBuffer())).ms)
  }
  return sample
}

function figuresOf(area: ListArea, samples: readonly Sample[], bare: { query: number; answer: number }): Figure[] {
  return [...new Set(samples.map((sample) => sample.group))].flatMap((group): Figure[] => {
    const own = samples.filter((sample) => sample.group === group)
    const name = `${area.name}, ${group}`
    const figure = (what: 'query' | 'answer', label: string, atMost: number): Figure => {
      const times = own.flatMap((sample) => sample[what])
      const slowest = own.toSorted((a, b) => percentile(b[what], 0.5) - percentile(a[what], 0.5))[0]
      return {
        part: 'lists',
        name: `${name}: ${label} p95`,
        value: times.length === 0 ? null : percentile(times, 0.95),
        unit: 'ms',
        reference: { name: what === 'query' ? 'SELECT 1' : '/api/health/live', value: bare[what] },
        goal: { atMost },
        ...(own.length > 1 && slowest && times.length > 0
          ? {
              note: `${own.length} questions; slowest median ${Math.round(percentile(slowest[what], 0.5))} ms: ${slowest.question}`,
            }
          : {}),
      }
    }
    return [figure('query', 'query', 15), figure('answer', 'HTTP', 40)]
  })
}
