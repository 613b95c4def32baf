import { stringify } from 'csv-stringify/sync'
import { spreadsheetCell } from './spreadsheet-cell'
import { textStream } from './text-stream'

/** One column of an export: its heading and how a row fills it. */
export type Column<T> = {
  header: string
  value: (row: T) => string | number | boolean | null | undefined
}

/**
 * Streams rows as CSV (RFC 4180: CRLF, quotes doubled), UTF-8, header first, every text guarded against being run
 * as a formula. `bom` helps old spreadsheets to see UTF-8. The stream errors when `rows` or a column throws.
 */
export function csvStream<T>(
  columns: Column<T>[],
  rows: AsyncIterable<T>,
  options: { bom?: boolean } = {},
): ReadableStream<Uint8Array> {
  return textStream(lines(columns, rows, options.bom ?? false))
}

async function* lines<T>(columns: Column<T>[], rows: AsyncIterable<T>, bom: boolean) {
  yield (bom ? '\uFEFF' : '') + record(columns.map((column) => spreadsheetCell(column.header)))
  for await (const row of rows) yield record(columns.map((column) => spreadsheetCell(column.value(row))))
}

function record(cells: string[]) {
  return stringify([cells], {
    record_delimiter: '\r\n',
    // A lone CR or LF must be quoted as well, or a reader that takes it for an end of line splits the record.
    quoted_match: /[\r\n]/,
    // An empty line means "no record" to most readers.
    quoted_empty: cells.length === 1,
  })
}
