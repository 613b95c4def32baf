import type { ReactNode } from 'react'

export type ChartTable = { head: readonly string[]; rows: readonly { key: string; cells: readonly ReactNode[] }[] }
export type ChartFigureProps = {
  summary: string
  height: number
  table: ChartTable
  /** `spoken` keeps the table for screen readers alone; `toggle` lets everyone open it. */
  tableMode?: 'spoken' | 'toggle'
  children: ReactNode
}

/** A drawing with what it says in words, and the same figures as a table behind it. */
export function ChartFigure({ summary, height, table, tableMode = 'spoken', children }: ChartFigureProps) {
  const rows = (
    <table>
      <caption className="sr-only">{summary}</caption>
      <thead>
        <tr>
          {table.head.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <tr key={row.key}>
            {row.cells.map((cell, index) =>
              index === 0 ? (
                <th key={table.head[index]} scope="row">
                  {cell}
                </th>
              ) : (
                <td key={table.head[index]}>{cell}</td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
  return (
    <figure className="chart">
      <div className="chart-plot" style={{ height }}>
        {children}
      </div>
      {tableMode === 'spoken' ? (
        <div className="sr-only">{rows}</div>
      ) : (
        <details className="chart-table">
          <summary>As a table</summary>
          <div>{rows}</div>
        </details>
      )}
    </figure>
  )
}
