import Link from 'next/link'
import type { CSSProperties, MouseEvent, ReactNode } from 'react'
import { Chip } from '../ui/chip'
import { classNames } from '../ui/class-names'
import type { Column, RowState } from './column'

export type TableRowProps<Row> = {
  row: Row
  index: number
  columns: readonly Column<Row>[]
  name: string
  href: string | undefined
  state: RowState | undefined
  open: boolean
  cursor: boolean
  selected: boolean | undefined
  expanded: ReactNode
  onSelect: (range: boolean) => void
  onOpen: (() => void) | undefined
  onFocus: () => void
}

const controls = 'a, button, input, label, select, textarea, summary'

type CellProps<Row> = Pick<TableRowProps<Row>, 'row' | 'href' | 'state'> & { column: Column<Row>; factsAfter: number }

function Cell<Row>({ row, column, href, state, factsAfter }: CellProps<Row>) {
  const drawn = column.cell(row)
  const className = classNames(column.right && 'num', column.tight && 'tight', column.opens && 'name', column.className)
  // In two lines, facts stand at the end: the last one in the last column of the grid.
  const style = column.small === 'fact' ? ({ '--from-end': -2 - factsAfter } as CSSProperties) : undefined
  const opened =
    column.opens && href !== undefined ? (
      <Link href={href} scroll={false} className="row-link">
        {drawn}
      </Link>
    ) : (
      drawn
    )
  return (
    <td className={className || undefined} data-small={column.small} style={style}>
      {column.opens && state === 'new' ? (
        <span className="row">
          <span className="cut">{opened}</span>
          <Chip tone="accent">new</Chip>
        </span>
      ) : (
        opened
      )}
    </td>
  )
}

/** One row, and the row below it that explains it when it is expanded. */
export function TableRow<Row>(props: TableRowProps<Row>) {
  const { row, index, columns, name, href, state, open, cursor, selected, expanded, onSelect, onOpen, onFocus } = props

  /** A press anywhere in the row opens it, unless it meant a control or marked some text. */
  function onClick(event: MouseEvent<HTMLTableRowElement>) {
    const onControl = event.target instanceof Element && event.target.closest(controls) !== null
    if (onControl || event.metaKey || event.ctrlKey || window.getSelection()?.toString()) return
    onOpen?.()
  }
  const className = classNames(
    state === 'group' && 'group',
    state === 'child' && 'child',
    state === 'new' && 'is-new',
    state === 'gone' && 'is-gone',
    selected && 'is-checked',
    open && 'is-open',
    cursor && 'is-cursor',
  )
  return (
    <>
      {/* The link in the row does the same for the keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions, jsx-a11y/no-noninteractive-element-interactions */}
      <tr
        className={className || undefined}
        data-index={index}
        data-opens={onOpen ? '' : undefined}
        onClick={onOpen ? onClick : undefined}
        onFocus={onFocus}
      >
        {selected === undefined ? null : (
          <td className="check-cell">
            <label>
              <input
                type="checkbox"
                className="check"
                aria-label={`Select ${name}`}
                checked={selected}
                onChange={(event) => onSelect('shiftKey' in event.nativeEvent && event.nativeEvent.shiftKey === true)}
              />
            </label>
          </td>
        )}
        {columns.map((column, at) => (
          <Cell
            key={column.id}
            {...{ row, column, href, state }}
            factsAfter={columns.slice(at + 1).filter((later) => later.small === 'fact').length}
          />
        ))}
      </tr>
      {expanded === undefined || expanded === null ? null : (
        <tr className="expand">
          <td colSpan={columns.length + (selected === undefined ? 0 : 1)}>{expanded}</td>
        </tr>
      )}
    </>
  )
}
