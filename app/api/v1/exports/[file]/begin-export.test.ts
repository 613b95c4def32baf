import { describe, expect, it } from 'vitest'
import { OperationError } from '@/lib/errors'
import type { Context } from '@/lib/operation'
import type { Page } from '@/lib/queries/page'
import { exporter } from './begin-export'

const context: Context = {
  actor: { kind: 'system', name: 'test' },
  origin: { requestId: 'test', address: null, userAgent: null },
  now: new Date('2026-11-18T14:32:00Z'),
}
type Row = { name: string }
type Input = { cursor?: string; fail?: string; q?: string }
let reads = 0

async function list(_context: Context, input: Input): Promise<Page<Row>> {
  reads += 1
  if (input.fail) throw new OperationError('invalid', 'no such filter')
  const at = Number(input.cursor ?? 0)
  const items = [{ name: `=${at}` }, { name: `${at}, "b"` }]
  return Promise.resolve({ items, next: at < 2 ? String(at + 1) : null, total: { value: 6, capped: false } })
}
const run = exporter(list, [{ header: 'Name', value: (row: Row) => row.name }])
const textOf = async (stream: ReadableStream<Uint8Array>) => new Response(stream).text()

describe('an export', () => {
  it('holds every page once, in order, guarded for spreadsheets', async () => {
    const text = await textOf(await run(context, { q: 'x' }, 'csv'))
    expect(text.split('\r\n')).toEqual(['Name', "'=0", '"0, ""b"""', "'=1", '"1, ""b"""', "'=2", '"2, ""b"""', ''])
  })

  it('says in JSON when it was made and by which filters', async () => {
    const body: unknown = JSON.parse(await textOf(await run(context, { q: 'x' }, 'json')))
    expect(body).toMatchObject({ generatedAt: '2026-11-18T14:32:00.000Z', filters: { q: 'x' } })
    expect(body).toHaveProperty('items.length', 6)
  })

  it('fails before the first byte on a filter that the list refuses', async () => {
    await expect(run(context, { fail: 'yes' }, 'csv')).rejects.toMatchObject({ code: 'invalid' })
    await expect(run(context, { cursor: '1' }, 'csv')).rejects.toMatchObject({ code: 'invalid' })
    await expect(run(context, { limit: '1' }, 'csv')).rejects.toMatchObject({ code: 'invalid' })
  })

  it('reads one page ahead at most', async () => {
    reads = 0
    const stream = await run(context, {}, 'csv')
    expect(reads).toBe(1)
    await stream.cancel()
    expect(reads).toBe(1)
  })
})
