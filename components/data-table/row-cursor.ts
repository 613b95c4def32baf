/** Where the keyboard is in a list, and where a range would start. */
export type RowCursor = { index: number | null; anchor: number | null }

const clamp = (index: number, count: number) => Math.min(count - 1, Math.max(0, index))

/** The cursor after a key; null when the key does not move it. An empty list has no cursor. */
export function moveCursor(cursor: RowCursor, key: string, count: number): RowCursor | null {
  if (count === 0) return null
  const at = cursor.index
  switch (key) {
    case 'j':
    case 'ArrowDown':
      return { ...cursor, index: at === null ? 0 : clamp(at + 1, count) }
    case 'k':
    case 'ArrowUp':
      return { ...cursor, index: at === null ? count - 1 : clamp(at - 1, count) }
    case 'Home':
      return { ...cursor, index: 0 }
    case 'End':
      return { ...cursor, index: count - 1 }
    default:
      return null
  }
}

/** The selection with one row added or taken away. */
export function toggleRow(selected: ReadonlySet<string>, id: string): Set<string> {
  const next = new Set(selected)
  if (!next.delete(id)) next.add(id)
  return next
}

/** The selection with all rows between two places, both ends included, added. */
export function addRange(
  selected: ReadonlySet<string>,
  ids: readonly string[],
  one: number,
  other: number,
): Set<string> {
  return new Set([...selected, ...ids.slice(Math.min(one, other), Math.max(one, other) + 1)])
}

/** All rows of the page, or none when all of them were selected; rows of other pages stay as they are. */
export function toggleAll(selected: ReadonlySet<string>, ids: readonly string[]): Set<string> {
  const all = ids.every((id) => selected.has(id))
  const next = new Set(selected)
  for (const id of ids) {
    if (all) next.delete(id)
    else next.add(id)
  }
  return next
}
