import { expect, it } from 'vitest'
import { whileUnchanged } from './while-unchanged'

const counter = () => {
  let reads = 0
  return () => Promise.resolve((reads += 1))
}

it('reads once while the revision stands, and again when it moved', async () => {
  const read = counter()
  expect([await whileUnchanged('a', '1', read), await whileUnchanged('a', '1', read)]).toEqual([1, 1])
  expect(await whileUnchanged('a', '2', read)).toBe(2)
  // Another process or an older answer may come with a revision that is not the last one: it is never mixed up.
  expect(await whileUnchanged('a', '1', read)).toBe(3)
})

it('keeps what is asked of different environments apart', async () => {
  const read = counter()
  expect([await whileUnchanged('b one', '1', read), await whileUnchanged('b two', '1', read)]).toEqual([1, 2])
})

it('shares one reading among those who come together', async () => {
  const read = counter()
  expect(await Promise.all([1, 2, 3].map(() => whileUnchanged('c', '1', read)))).toEqual([1, 1, 1])
})

it('does not keep a failure', async () => {
  await expect(whileUnchanged('d', '1', () => Promise.reject(new Error('away')))).rejects.toThrow('away')
  expect(await whileUnchanged('d', '1', () => Promise.resolve('here'))).toBe('here')
})

it('forgets what was asked longest ago', async () => {
  const read = counter()
  await whileUnchanged('e', '1', read)
  for (let at = 0; at < 100; at += 1) await whileUnchanged(`filler ${at}`, '1', () => Promise.resolve(at))
  expect(await whileUnchanged('e', '1', read)).toBe(2)
})
