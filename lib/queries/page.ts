import { z } from 'zod'
import { OperationError } from '@/lib/errors'

/** One page of a list, in the shape of the public API. */
export type Page<Item> = {
  items: Item[]
  /** Where the next page begins; null on the last one. */
  next: string | null
  /** How many match in all; capped when counting stopped there. */
  total: { value: number; capped: boolean }
}

/** The paging part of every list's input; spread into a `z.strictObject`, so that unknown filters are refused. */
export const pageInput = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(2_000).optional(),
}

/** Counts over free text stop here and say so. */
export const countLimit = 10_000

/** A cursor: the sort key of the last row, opaque to its holder. */
export function encodeCursor(key: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** The sort key in a cursor. Throws OperationError invalid on anything that `encodeCursor` did not make. */
export function decodeCursor<S extends z.ZodType>(cursor: string, key: S): z.output<S> {
  try {
    return key.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
  } catch {
    throw new OperationError('invalid', '$.cursor: this is no cursor of this list.', {
      problems: [{ path: '$.cursor', message: 'this is no cursor of this list' }],
    })
  }
}

/** A page from `limit + 1` rows that were read: one more row than asked for means that there is a next page. */
export function toPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  total: Page<Item>['total'],
  key: (row: Row) => readonly (string | number | null)[],
  item: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { items: shown.map(item), next: rows.length > limit && last ? encodeCursor(key(last)) : null, total }
}

/** All rows of a list, page by page, so that an export holds one page in memory and shows what the list shows. */
export async function* everyPage<Input extends { limit?: unknown; cursor?: unknown }, Item>(
  read: (input: Input) => Promise<Page<Item>>,
  input: Input,
): AsyncGenerator<Item> {
  for (let cursor: string | undefined; ;) {
    const page: Page<Item> = await read({ ...input, limit: 200, ...(cursor === undefined ? {} : { cursor }) })
    yield* page.items
    if (page.next === null) return
    cursor = page.next
  }
}
