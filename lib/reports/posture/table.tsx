import { Text, View } from '@react-pdf/renderer'
import type { ReactNode } from 'react'
import { ink } from './palette'
import { style } from './style'

/** `width` in points; the one column without it takes what is left. `figure` sets it to the right. */
export type TableColumn = { head: string; width?: number; figure?: boolean }

type Row = { key: string; cells: ReactNode[] }

/** A table with hairlines and no other rules. Rows stay whole and the last two together; text that does not fit its cell ends in an ellipsis. */
export function Table({ columns, rows }: { columns: TableColumn[]; rows: Row[] }) {
  return (
    <>
      <View style={[style.row, head]} minPresenceAhead={40} wrap={false}>
        {columns.map((column) => (
          <View key={column.head} style={box(column, column === columns.at(-1))}>
            <Text style={[style.faint, style.small, column.figure ? style.figure : {}]}>{column.head}</Text>
          </View>
        ))}
      </View>
      {rows.slice(0, -2).map((row) => (
        <Line key={row.key} row={row} columns={columns} />
      ))}
      <View wrap={false}>
        {rows.slice(-2).map((row) => (
          <Line key={row.key} row={row} columns={columns} />
        ))}
      </View>
    </>
  )
}

function Line({ row, columns }: { row: Row; columns: TableColumn[] }) {
  return (
    <View style={[style.row, line]} wrap={false}>
      {columns.map((column, index) => (
        <View key={column.head} style={box(column, column === columns.at(-1))}>
          {cell(row.cells[index], column)}
        </View>
      ))}
    </View>
  )
}

/** Text of a cell in at most `lines` lines. */
export function Cut({ children, lines = 1, faint = false }: { children: string; lines?: number; faint?: boolean }) {
  return <Text style={[{ maxLines: lines, textOverflow: 'ellipsis' }, faint ? style.faint : {}]}>{children}</Text>
}

const head = { borderBottomWidth: 0.75, borderBottomColor: ink.border, paddingBottom: 3 }
const line = { borderBottomWidth: 0.5, borderBottomColor: ink.line, paddingVertical: 3.5 }

function box({ width }: TableColumn, last: boolean) {
  const paddingRight = last ? 0 : 10
  const overflow = 'hidden' as const
  return width === undefined
    ? { flexGrow: 1, flexBasis: 0, minWidth: 0, paddingRight, overflow }
    : { width, paddingRight, overflow }
}

function cell(content: ReactNode, column: TableColumn) {
  if (typeof content !== 'string') return content
  return column.figure ? <Text style={style.figure}>{content}</Text> : <Cut>{content}</Cut>
}
