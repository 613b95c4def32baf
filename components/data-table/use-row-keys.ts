'use client'

import { useState, type KeyboardEvent, type RefObject } from 'react'
import { useSingleKeys } from '../ui/use-single-keys'
import type { RowKey, Selection } from './column'
import { addRange, moveCursor, toggleRow, type RowCursor } from './row-cursor'

export type RowKeysInput<Row> = {
  body: RefObject<HTMLTableSectionElement | null>
  rows: readonly Row[]
  ids: readonly string[]
  /** The row that is open beside the list: without a cursor the keys mean this one. */
  openId: string | null
  openRow: Row | undefined
  selection: Selection | undefined
  rowKeys: readonly RowKey<Row>[]
  onEscape: (() => void) | undefined
}

/**
 * The keyboard of a list: J, K and arrows move the focus from row to row, X and Shift+X select, Escape clears, and
 * the list's own keys act on the selected rows or on the row under the cursor. The cursor follows the row that is open.
 */
export function useRowKeys<Row>({ body, rows, ids, openId, openRow, selection, rowKeys, onEscape }: RowKeysInput<Row>) {
  const [cursor, setCursor] = useState<RowCursor & { openId: string | null }>({ index: null, anchor: null, openId })
  const open = openId === null ? -1 : ids.indexOf(openId)
  const isStale = cursor.index === null || cursor.openId !== openId
  const index = isStale && open >= 0 ? open : cursor.index
  const at = index !== null && index < rows.length ? index : null

  function move(key: string) {
    const next = moveCursor({ index: at, anchor: cursor.anchor }, key, rows.length)
    if (!next) return
    setCursor({ ...next, openId })
    body.current?.querySelector<HTMLElement>(`tr[data-index="${next.index}"] .row-link`)?.focus()
  }
  function select(range: boolean) {
    const id = at === null ? undefined : ids[at]
    if (!selection || at === null || id === undefined) return
    selection.onChange(
      range ? addRange(selection.selected, ids, cursor.anchor ?? at, at) : toggleRow(selection.selected, id),
    )
    setCursor({ index: at, anchor: at, openId })
  }
  function escape() {
    if (selection && selection.selected.size > 0) selection.onChange(new Set())
    else onEscape?.()
  }
  function act(key: RowKey<Row>) {
    const chosen = rows.filter((_, index) => selection?.selected.has(ids[index] ?? ''))
    const under = at === null ? openRow : rows[at]
    if (chosen.length > 0) key.run(chosen)
    else if (under !== undefined) key.run([under])
  }

  useSingleKeys({
    ...Object.fromEntries(rowKeys.map((key) => [key.key.toLowerCase(), () => act(key)])),
    j: () => move('j'),
    k: () => move('k'),
    ...(selection ? { x: () => select(false), 'Shift+X': () => select(true) } : {}),
    ...((selection && selection.selected.size > 0) || onEscape ? { Escape: escape } : {}),
  })

  /** Arrows belong to the page's scrolling unless a row has the focus. */
  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const arrow = event.key === 'ArrowDown' || event.key === 'ArrowUp' || event.key === 'Home' || event.key === 'End'
    const onRow = event.target instanceof HTMLElement && event.target.classList.contains('row-link')
    if (!arrow || !onRow || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    move(event.key)
  }

  return { cursor: at, onKeyDown, place: (index: number) => setCursor({ index, anchor: cursor.anchor, openId }) }
}
