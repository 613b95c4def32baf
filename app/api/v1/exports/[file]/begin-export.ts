import { OperationError } from '@/lib/errors'
import type { Context } from '@/lib/operation'
import { everyPage, type Page } from '@/lib/queries/page'
import { csvStream, type Column } from '@/lib/reports/csv'
import { jsonStream } from '@/lib/reports/json'

export type ExportFormat = 'csv' | 'json'
type Filters = Record<string, string | string[]>
export type Exporter = (context: Context, filters: Filters, format: ExportFormat) => Promise<ReadableStream<Uint8Array>>

/**
 * An export of a list: all rows that its filters choose, a page in memory at a time. Resolves after the first page
 * was read, so that a refused filter is an answer of its own and not a broken file. Throws what the list throws.
 */
export function exporter<Input, Item>(
  list: (context: Context, input: Input) => Promise<Page<Item>>,
  columns: Column<Item>[],
): Exporter {
  return async (context, filters, format) => {
    for (const name of ['cursor', 'limit']) {
      if (name in filters) throw new OperationError('invalid', `$.${name}: an export holds all rows that match.`)
    }
    // The schema of the list parses what it is given, so the cast promises nothing that is not checked.
    const rows = await begun(everyPage((page: Filters) => list(context, page as Input), filters))
    if (format === 'csv') return csvStream(columns, rows)
    return jsonStream(rows, { generatedAt: context.now.toISOString(), filters })
  }
}

async function begun<Item>(rows: AsyncGenerator<Item>): Promise<AsyncGenerator<Item>> {
  const first = await rows.next()
  return (async function* () {
    if (first.done) return
    yield first.value
    yield* rows
  })()
}
