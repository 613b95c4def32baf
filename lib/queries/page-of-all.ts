import { z } from 'zod'
import { decodeCursor, toPage, type Page } from './page'

/**
 * A page of a list that is short by nature (the catalogue) and already in memory and in order. The cursor is the id
 * of the last item shown; throws OperationError invalid on a cursor whose item is not in the list.
 */
export function pageOfAll<Item extends { id: string }>(
  items: readonly Item[],
  limit: number,
  cursor: string | undefined,
): Page<Item> {
  const known = z.tuple([z.string().refine((id) => items.some((item) => item.id === id))])
  const start = cursor === undefined ? 0 : items.findIndex((item) => item.id === decodeCursor(cursor, known)[0]) + 1
  return toPage(
    items.slice(start, start + limit + 1),
    limit,
    { value: items.length, capped: false },
    (item) => [item.id],
    (item) => item,
  )
}
