'use client'

import { useRouter } from 'next/navigation'
import { useRef, type ReactNode } from 'react'
import { classNames } from '../ui/class-names'
import type { Column, RowKey, RowState, Selection } from './column'
import { addRange, toggleRow } from './row-cursor'
import { SkeletonRows } from './skeleton-rows'
import { TableHead } from './table-head'
import { TableRow } from './table-row'
import { useRowKeys } from './use-row-keys'

export type DataTableProps<Row> = {
  /** What is listed, for screen readers: "Alerts". */
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowId: (row: Row) => string
  rowName: (row: Row) => string
  /** Where a row opens; undefined for a row that does not. */
  href?: (row: Row) => string | undefined
  openId?: string | null
  /** The open row, where it is not among the rows that are shown: the list's keys act on it all the same. */
  openRow?: Row | undefined
  selection?: Selection
  rowState?: (row: Row) => RowState | undefined
  expanded?: (row: Row) => ReactNode
  rowKeys?: readonly RowKey<Row>[]
  onEscape?: () => void
  /** Skeleton rows after the real ones while more are on their way. */
  loading?: number
  tight?: boolean
  inPane?: boolean
  /** Keyboard cursor; off for a second table on a page, so that J and K have one meaning. */
  keyboard?: boolean
  small?: 'two-lines' | 'scroll'
}

const none: readonly never[] = []

/** A dense list as a real table. It holds the keyboard cursor and nothing else: order, filters and the open row are the URL's. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowId, rowName, href, openId = null, selection, rowState, expanded } = props
  const { rowKeys = none, onEscape, loading = 0, tight, inPane, keyboard = true, small = 'two-lines' } = props
  const router = useRouter()
  const body = useRef<HTMLTableSectionElement>(null)
  const anchor = useRef<number | null>(null)
  const ids = rows.map(rowId)
  const keys = useRowKeys({
    body,
    rows: keyboard ? rows : none,
    ids,
    openId,
    selection: keyboard ? selection : undefined,
    openRow: keyboard ? props.openRow : undefined,
    rowKeys: keyboard ? rowKeys : none,
    onEscape: keyboard ? onEscape : undefined,
  })

  function select(index: number, id: string, range: boolean) {
    if (!selection) return
    const { selected, onChange } = selection
    onChange(
      range && anchor.current !== null ? addRange(selected, ids, anchor.current, index) : toggleRow(selected, id),
    )
    anchor.current = index
  }

  return (
    <div className={classNames('tbl-place', small === 'scroll' && 'tbl-scroll')}>
      {/* Arrows move between the links of the rows; the table itself takes no focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <table
        className={classNames(
          'tbl',
          !inPane && 'tbl-sticky',
          tight && 'tbl-tight',
          inPane && 'tbl-pane',
          small === 'two-lines' && 'tbl-two',
        )}
        aria-busy={loading > 0 || undefined}
        onKeyDown={keyboard ? keys.onKeyDown : undefined}
      >
        <caption className="sr-only">{caption}</caption>
        <TableHead columns={columns} ids={ids} selection={selection} />
        <tbody ref={body}>
          {rows.map((row, index) => {
            const id = ids[index] ?? ''
            const target = href?.(row)
            return (
              <TableRow
                key={id}
                {...{ row, index, columns }}
                name={rowName(row)}
                href={target}
                state={rowState?.(row)}
                open={openId === id}
                cursor={keyboard && keys.cursor === index && openId !== id}
                selected={selection?.selected.has(id)}
                expanded={expanded?.(row)}
                onSelect={(range) => select(index, id, range)}
                onOpen={target === undefined ? undefined : () => router.push(target, { scroll: false })}
                onFocus={() => keys.place(index)}
              />
            )
          })}
          {loading > 0 ? <SkeletonRows rows={loading} columns={columns} selectable={selection !== undefined} /> : null}
        </tbody>
      </table>
    </div>
  )
}
