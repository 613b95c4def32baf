import { ArrowDown, ArrowUp } from 'lucide-react'
import Link from 'next/link'
import { classNames } from '../ui/class-names'
import type { Column, Selection } from './column'
import { toggleAll } from './row-cursor'

type HeadProps<Row> = { columns: readonly Column<Row>[]; ids: readonly string[]; selection: Selection | undefined }

function HeadCell<Row>({ column }: { column: Column<Row> }) {
  const { sort, header, label, right, tight } = column
  const className = classNames(right && 'num', tight && 'tight') || undefined
  const words = (
    <>
      {header}
      {label === undefined ? null : <span className="sr-only">{label}</span>}
    </>
  )
  if (!sort) {
    return (
      <th scope="col" className={className}>
        {words}
      </th>
    )
  }
  const Arrow = sort.direction === 'ascending' ? ArrowUp : ArrowDown
  return (
    <th scope="col" className={className} aria-sort={sort.direction ?? 'none'}>
      <Link href={sort.href} scroll={false}>
        {words}
        {sort.direction === null ? null : <Arrow className="i" aria-hidden="true" />}
      </Link>
    </th>
  )
}

/** Column widths, headers and the box that selects the whole page. */
export function TableHead<Row>({ columns, ids, selection }: HeadProps<Row>) {
  const some = selection ? ids.some((id) => selection.selected.has(id)) : false
  const all = selection ? ids.length > 0 && ids.every((id) => selection.selected.has(id)) : false
  return (
    <>
      <colgroup>
        {selection ? <col style={{ width: 48 }} /> : null}
        {columns.map((column) => (
          <col key={column.id} style={column.width === undefined ? undefined : { width: column.width }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {selection ? (
            <th scope="col" className="check-cell">
              <label>
                <input
                  type="checkbox"
                  className="check"
                  aria-label="Select all rows shown"
                  checked={all}
                  disabled={ids.length === 0}
                  ref={(box) => {
                    if (box) box.indeterminate = some && !all
                  }}
                  onChange={() => selection.onChange(toggleAll(selection.selected, ids))}
                />
              </label>
            </th>
          ) : null}
          {columns.map((column) => (
            <HeadCell key={column.id} column={column} />
          ))}
        </tr>
      </thead>
    </>
  )
}
