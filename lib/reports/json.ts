import type { Json } from '@/lib/model/json'
import { textStream } from './text-stream'

/** What stands before the items: when and by which filters they were chosen. */
export type ExportEnvelope = { generatedAt: string; filters: Json }

/**
 * Streams one JSON object, `{"generatedAt":…,"filters":…,"items":[…]}`, item by item. The stream errors when `rows`
 * throws or a row cannot be written (a cycle, a bigint), so a broken export is never valid JSON.
 */
export function jsonStream(rows: AsyncIterable<unknown>, envelope: ExportEnvelope): ReadableStream<Uint8Array> {
  return textStream(pieces(rows, envelope))
}

async function* pieces(rows: AsyncIterable<unknown>, { generatedAt, filters }: ExportEnvelope) {
  yield `{"generatedAt":${JSON.stringify(generatedAt)},"filters":${JSON.stringify(filters)},"items":[`
  let separator = ''
  for await (const row of rows) {
    yield `${separator}\n${JSON.stringify(row) ?? 'null'}`
    separator = ','
  }
  yield '\n]}\n'
}
