/* oxlint-disable jsx-a11y/control-has-associated-label -- cells that say nothing are hidden from screen readers */
import { classNames } from '../ui/class-names'
import type { Column } from './column'

const shares = ['72%', '58%', '84%', '50%', '66%']

/** Rows of the real height that say nothing yet; silent, as the table is marked busy. */
export function SkeletonRows<Row>({
  rows,
  columns,
  selectable,
}: {
  rows: number
  columns: readonly Column<Row>[]
  selectable: boolean
}) {
  return Array.from({ length: rows }, (_, row) => (
    <tr key={row} aria-hidden="true">
      {selectable ? <td /> : null}
      {columns.map((column, index) => (
        <td key={column.id} className={classNames(column.tight && 'tight') || undefined} data-small={column.small}>
          <i
            className="skel"
            style={
              column.tight
                ? { width: 14, height: 14 }
                : { width: shares[(row + index) % shares.length], marginLeft: column.right ? 'auto' : undefined }
            }
          />
        </td>
      ))}
    </tr>
  ))
}
