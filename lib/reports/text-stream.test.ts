import { createServer } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { describe, expect, test } from 'vitest'
import { csvStream } from './csv'
import { jsonStream } from './json'

const wide = 'x'.repeat(1000)
const columns = [{ header: 'text', value: (row: string) => row }]

/** An endless table that counts how far it was read and whether it was closed. */
function source(failAfter = Infinity) {
  const seen = { rows: 0, closed: false }
  async function* rows() {
    try {
      for (;;) {
        if (seen.rows === failAfter) throw new Error('the database went away')
        seen.rows += 1
        yield wide
      }
    } finally {
      seen.closed = true
    }
  }
  return { seen, rows: rows() }
}

describe.each([
  ['csv', (rows: AsyncIterable<string>) => csvStream(columns, rows)],
  ['json', (rows: AsyncIterable<string>) => jsonStream(rows, { generatedAt: 'now', filters: {} })],
] as const)('a %s stream', (_, open) => {
  test('reads nothing before it is asked and no further than it is asked', async () => {
    const { seen, rows } = source()
    const reader = open(rows).getReader()
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(seen.rows).toBe(0)
    for (let chunk = 1; chunk <= 5; chunk += 1) {
      const { value } = await reader.read()
      expect(value?.length).toBeLessThan(20_000)
      await new Promise((resolve) => setTimeout(resolve, 5))
      expect(seen.rows).toBeLessThanOrEqual(chunk * 18)
    }
    await reader.cancel()
  })

  test('closes the source when the reader leaves', async () => {
    const { seen, rows } = source()
    const reader = open(rows).getReader()
    await reader.read()
    await reader.cancel('closed the tab')
    expect(seen.closed).toBe(true)
  })

  test('errors in mid-stream instead of ending', async () => {
    const { seen, rows } = source(100)
    const reader = open(rows).getReader()
    let bytes = 0
    const readAll = async () => {
      for (;;) {
        const { value, done } = await reader.read()
        if (done) return
        bytes += value.length
      }
    }
    await expect(readAll()).rejects.toThrow('the database went away')
    expect(bytes).toBeGreaterThan(50_000)
    expect(seen.closed).toBe(true)
  })

  test('a download that fails half way is a failed download over HTTP', async () => {
    const { rows } = source(100)
    const server = createServer((_request, response) => {
      pipeline(Readable.from(open(rows)), response).catch(() => response.destroy())
    })
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve)
    })
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    try {
      const response = await fetch(`http://127.0.0.1:${port}/`)
      expect(response.status).toBe(200)
      await expect(response.text()).rejects.toThrow(/terminated|aborted|reset|closed/)
    } finally {
      server.close()
    }
  })
})
