import { beforeEach, describe, expect, it } from 'vitest'
import type { Mark, StateRule } from '@/lib/detect/audit/detection'
import { db } from '@/lib/db'
import { randomOf } from '@/prisma/scenarios/demo/random'
import { markState, purgeDetectionState, type PlacedMark } from './detection-state'
import { makeEnvironment } from './testing'

const noon = Date.parse('2026-11-20T12:00:00Z')
const hit = { message: 'a mark', evidence: {} }
const receivedAt = new Date('2026-11-23T00:00:00Z')
let environmentId = ''
beforeEach(async () => {
  environmentId = await makeEnvironment()
})

type Place = { rule: StateRule; id?: string; cluster?: string }
const placed = (place: Place, seconds: number, mark: Partial<Mark> = {}): PlacedMark<number> => ({
  detection: { id: place.id ?? 'k8s-test' },
  rule: place.rule,
  mark: { key: ['ines'], member: `m${seconds}`, hit, ...mark },
  cluster: place.cluster ?? 'k8s/one',
  at: new Date(noon + seconds * 1000).toISOString(),
  source: seconds,
})
const send = (marks: readonly PlacedMark<number>[], environment = environmentId) =>
  db().$transaction((tx) => markState(tx, { environmentId: environment, receivedAt }, marks))
const sources = (fired: readonly { source: number }[]) => fired.map(({ source }) => source)
const three: StateRule = { kind: 'distinct', threshold: 3, windowSeconds: 60 }
const news: StateRule = { kind: 'first-seen', memoryDays: 14, learningDays: 7 }
const days = (count: number) => count * 86_400

describe('what is counted', () => {
  it('is counted over batches, fires at exactly the threshold and once, with what made it', async () => {
    expect(await send([placed({ rule: three }, 0), placed({ rule: three }, 1)])).toEqual([])
    expect(await send([placed({ rule: three }, 1)])).toEqual([])
    expect(await send([placed({ rule: three }, 2), placed({ rule: three }, 3)])).toMatchObject([
      { source: 2, count: 3, examples: ['m0', 'm1', 'm2'] },
    ])
    expect(await send([placed({ rule: three }, 4)])).toEqual([])
  })

  it('is of one key, one detection, one cluster and one environment alone', async () => {
    const other = await makeEnvironment()
    const rule = three
    await send([placed({ rule }, 0), placed({ rule }, 1)])
    expect(await send([placed({ rule }, 2)], other)).toEqual([])
    const marks = [
      placed({ rule }, 2, { key: ['robin'] }),
      placed({ rule, id: 'k8s-other' }, 2),
      placed({ rule, cluster: 'k8s/two' }, 2),
    ]
    expect(await send(marks)).toEqual([])
    expect(await send([placed({ rule }, 2)])).toHaveLength(1)
  })

  it('takes late events into their window', async () => {
    await send([placed({ rule: three }, 0), placed({ rule: three }, 40)])
    await send([placed({ rule: three }, 1500)])
    expect(sources(await send([placed({ rule: three }, 20)]))).toEqual([20])
  })

  it('is not counted when its transaction ends without effect, and counts when it is tried again', async () => {
    await send([placed({ rule: three }, 0)])
    const killed = db().$transaction(async (tx) => {
      await markState(tx, { environmentId, receivedAt }, [placed({ rule: three }, 1), placed({ rule: three }, 2)])
      throw new Error('killed')
    })
    await expect(killed).rejects.toThrow('killed')
    expect(await send([placed({ rule: three }, 1)])).toEqual([])
    expect(await send([placed({ rule: three }, 2)])).toHaveLength(1)
  })

  it('fires once whatever number of workers count it', async () => {
    const rule: StateRule = { kind: 'distinct', threshold: 40, windowSeconds: 600 }
    const found = await Promise.all(
      Array.from({ length: 20 }, (_, worker) =>
        send(
          [0, 1, 2].flatMap((part) =>
            // Several keys in another order each time: locks are taken in one order all the same.
            ['a', 'b', 'c'].map((key) =>
              placed({ rule }, worker * 3 + part, {
                key: [worker % 2 ? key : ({ a: 'c', b: 'a', c: 'b' }[key] ?? '')],
              }),
            ),
          ),
        ),
      ),
    )
    expect(
      found
        .flat()
        .map(({ mark }) => mark.key[0])
        .toSorted((a, b) => String(a).localeCompare(String(b))),
    ).toEqual(['a', 'b', 'c'])
  })

  it('a mark that is enough by itself fires at once and leaves nothing behind', async () => {
    expect(await send([placed({ rule: three }, 0, { alone: true })])).toMatchObject([{ count: 1, examples: ['m0'] }])
    expect(await db().detectionState.count({ where: { environmentId } })).toBe(0)
  })

  it('is forgotten when it can matter no more', async () => {
    await send([placed({ rule: three }, 0)])
    const kept = () => db().detectionState.count({ where: { environmentId } })
    await purgeDetectionState(db(), receivedAt)
    expect(await kept()).toBe(1)
    await purgeDetectionState(db(), new Date(+receivedAt + 86_400_001))
    expect(await kept()).toBe(0)
  })
})

describe('what is seen for the first time', () => {
  it('is learned for a week by the times of the events, and told of after it', async () => {
    expect(await send([placed({ rule: news }, 0, { member: 'get' })])).toEqual([])
    expect(await send([placed({ rule: news }, days(2), { member: 'list' })])).toEqual([])
    const later = new Date(noon + days(40) * 1000)
    const after = (seconds: number, member: string, key = 'ines') =>
      db().$transaction((tx) =>
        markState(tx, { environmentId, receivedAt: later }, [placed({ rule: news }, seconds, { member, key: [key] })]),
      )
    expect(await after(days(7) - 1, 'watch')).toEqual([])
    expect(await after(days(7), 'delete')).toHaveLength(1)
    expect(await after(days(7), 'delete')).toEqual([])
    expect(await after(days(8), 'get')).toEqual([])
    expect(await after(days(8), 'get', 'robin')).toHaveLength(1)
    expect(await after(days(30), 'get')).toHaveLength(1)
  })

  it('is no news for a key that is new itself', async () => {
    const rule: StateRule = { ...news, newKeyHours: 24 }
    await send([placed({ rule }, days(-20), { key: ['old'], member: 'get' })])
    expect(await send([placed({ rule }, 0, { key: ['new'], member: 'get' })])).toEqual([])
    expect(await send([placed({ rule }, 3600, { key: ['new'], member: 'list' })])).toEqual([])
    expect(await send([placed({ rule }, days(1), { key: ['new'], member: 'watch' })])).toHaveLength(1)
    expect(await send([placed({ rule }, 60, { key: ['old'], member: 'list' })])).toHaveLength(1)
  })

  it('two workers tell of it once', async () => {
    await send([placed({ rule: news }, days(-20), { member: 'get' })])
    const found = await Promise.all(
      Array.from({ length: 8 }, (_, second) => send([placed({ rule: news }, second, { member: 'delete' })])),
    )
    expect(found.flat()).toHaveLength(1)
  })

  it('is not remembered as known when the transaction that saw it ended without effect', async () => {
    await send([placed({ rule: news }, days(-20), { member: 'get' })])
    const killed = db().$transaction(async (tx) => {
      for (const second of [0, 1]) {
        await markState(tx, { environmentId, receivedAt }, [placed({ rule: news }, second, { member: 'delete' })])
      }
      throw new Error('killed')
    })
    await expect(killed).rejects.toThrow('killed')
    expect(await send([placed({ rule: news }, 2, { member: 'delete' })])).toHaveLength(1)
  })
})

it.each(['one', 'two', 'three'])('agrees with a plain memory of all that came (%s)', async (seed) => {
  const random = randomOf(seed)
  const pick = (from: string) => from.charAt(random() * from.length)
  const places: Place[] = [
    { id: 'k8s-three', rule: three },
    { id: 'k8s-count', rule: { kind: 'count', threshold: 4, windowSeconds: 90 } },
    { id: 'k8s-pair', rule: { kind: 'sequence', first: 'a', last: 'b', windowSeconds: 30 } },
    { id: 'k8s-news', rule: { kind: 'first-seen', memoryDays: 1000, learningDays: 0.001 } },
  ]
  const model = new Map<string, { all: PlacedMark<number>[]; fired: number[] }>()
  let now = 0
  let told = 0
  const begin = { ...placed(places[3] ?? { rule: three }, 0, { key: ['z'] }), source: -1 }
  expect([...plain(model, [begin])]).toEqual(sources(await send([begin])))
  for (let batch = 0; batch < 40; batch += 1) {
    now += random() * 60
    const marks = Array.from({ length: Math.floor(random() * 8) }, (_, index) => {
      const place = places[Math.floor(random() * places.length)] ?? { rule: three }
      const seconds = Math.max(0, Math.round(now - (random() < 0.2 ? random() * 900 : random() * 5)))
      const member = place.rule.kind === 'count' ? `${batch}-${index}` : pick('abcd')
      return { ...placed(place, seconds, { key: [pick('xy')], member }), source: batch * 100 + index }
    })
    const expected = [...plain(model, marks)]
    expect(new Set(sources(await send(marks)))).toEqual(new Set(expected))
    told += expected.length
  }
  expect(told).toBeGreaterThan(5)
})

/** What the rules say, over a list of everything that ever came. */
function* plain(model: Map<string, { all: PlacedMark<number>[]; fired: number[] }>, marks: PlacedMark<number>[]) {
  const time = (one: PlacedMark<number>) => Date.parse(one.at)
  const news = new Map<string, PlacedMark<number>[]>()
  for (const one of marks) {
    const member = one.rule.kind === 'first-seen' ? one.mark.member : ''
    const name = [one.detection.id, one.mark.key[0], member].join()
    news.set(name, [...(news.get(name) ?? []), one])
  }
  const every = [...model.values()].flatMap(({ all }) => all).concat(marks)
  for (const [name, batch] of news) {
    const known = model.get(name) ?? { all: [], fired: [] }
    model.set(name, known)
    const { rule } = batch[0] ?? { rule: three }
    if (rule.kind === 'rate') return
    if (rule.kind === 'first-seen') {
      const since = Math.min(...every.filter((one) => one.detection.id === 'k8s-news').map(time))
      for (const one of batch.toSorted((a, b) => time(a) - time(b))) {
        const isNew = time(one) - Math.max(-Infinity, ...known.all.map(time)) > rule.memoryDays * 86_400_000
        if (isNew && time(one) - since >= rule.learningDays * 86_400_000) yield one.source
        known.all.push(one)
      }
      continue
    }
    const before = new Set(known.all)
    known.all.push(...batch)
    known.all.sort((a, b) => time(a) - time(b))
    const span = rule.windowSeconds * 1000
    for (const [index, end] of known.all.entries()) {
      const from = (one: PlacedMark<number>) => time(end) - time(one)
      const window = known.all
        .slice(0, index + 1)
        .filter((one) => (rule.kind === 'sequence' ? from(one) <= span : from(one) < span))
      const members = new Set(window.map(({ mark }) => mark.member))
      const isFull =
        rule.kind === 'sequence'
          ? end.mark.member === rule.last && members.has(rule.first)
          : members.size >= rule.threshold
      const newest = window.findLast((one) => !before.has(one))
      if (!isFull || !newest || known.fired.some((at) => Math.abs(at - time(end)) < span)) continue
      known.fired.push(time(end))
      yield newest.source
    }
  }
}
