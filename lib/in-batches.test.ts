import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { inBatches } from './in-batches'

it('does together what arrives together, in order, and no more than it may', async () => {
  const batches: number[][] = []
  const double = inBatches(async (items: readonly number[]) => {
    batches.push([...items])
    await sleep(5)
    return items.map((item) => item * 2)
  }, 3)
  const first = Promise.all([1, 2, 3, 4].map(double))
  await sleep(2)
  expect(await Promise.all([double(5), first])).toEqual([10, [2, 4, 6, 8]])
  expect(batches).toEqual([
    [1, 2, 3],
    [4, 5],
  ])
  expect(await double(6)).toBe(12)
})

it('one that fails takes no other with it', async () => {
  const invert = inBatches(async (items: readonly number[]) => {
    if (items.includes(0)) throw new Error('no inverse')
    return items.map((item) => 1 / item)
  }, 10)
  const results = await Promise.allSettled([1, 0, 2].map(invert))
  expect(results.map((result) => (result.status === 'fulfilled' ? result.value : String(result.reason)))).toEqual([
    1,
    'Error: no inverse',
    0.5,
  ])
})

it('a database that is away is asked once for all', async () => {
  let asked = 0
  const away = inBatches<number, number>(async () => {
    asked += 1
    throw new Error('connect ECONNREFUSED 127.0.0.1:5432')
  }, 10)
  const results = await Promise.allSettled([1, 2, 3].map(away))
  expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected', 'rejected'])
  expect(asked).toBe(1)
})

it('nobody waits for ever when a batch gives too little', async () => {
  const short = inBatches<number, number>(async () => [], 10)
  await expect(short(1)).rejects.toThrow('too few')
})
