import { expect, test } from 'vitest'
import { jsonStream } from './json'

async function* each<T>(rows: T[]) {
  yield* rows
}
const envelope = { generatedAt: '2026-11-18T14:32:00Z', filters: { severity: ['high'], q: '"\u2028' } }
const textOf = (stream: ReadableStream<Uint8Array>) => new Response(stream).text()

test('streams one valid object with its envelope first', async () => {
  const rows = [{ id: 1, name: '</script>' }, { id: 2, name: '🚢 \uD800' }, undefined]
  const text = await textOf(jsonStream(each(rows), envelope))
  expect(JSON.parse(text)).toEqual({ ...envelope, items: [rows[0], rows[1], null] })
  expect(text.startsWith('{"generatedAt":')).toBe(true)
})

test('is valid without items', async () => {
  expect(JSON.parse(await textOf(jsonStream(each([]), envelope)))).toEqual({ ...envelope, items: [] })
})

test('errors on a row that JSON cannot hold, and stops the source', async () => {
  let closed = false
  async function* rows() {
    try {
      yield { size: 1n }
      yield { size: 2 }
    } finally {
      closed = true
    }
  }
  await expect(textOf(jsonStream(rows(), envelope))).rejects.toThrow(TypeError)
  expect(closed).toBe(true)
})
