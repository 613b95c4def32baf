import type { ReactNode } from 'react'

/** Where a cell goes when rows become two lines (≤ 720 px). Without a place it is left to the detail view. */
export type SmallPlace = 'mark' | 'name' | 'when' | 'place' | 'fact'

export type Column<Row> = {
  id: string
  header: ReactNode
  /** The spoken header, where `header` is empty or an icon. */
  label?: string
  cell: (row: Row) => ReactNode
  /** In px, or a CSS length that follows the window; the one column without it takes what is left. */
  width?: number | string
  /** Figures go right. */
  right?: boolean
  /** 4 px sides, for marks. */
  tight?: boolean
  /** Carries the link that opens the row; exactly one column. */
  opens?: boolean
  className?: string
  /** Makes the header a link; `direction` is null while another column sorts. */
  sort?: { href: string; direction: 'ascending' | 'descending' | null }
  small?: SmallPlace
}

/** How a row differs from its neighbours. */
export type RowState = 'new' | 'gone' | 'group' | 'child'

/** A key that acts on the selected rows, or on the row under the cursor when none is selected. */
export type RowKey<Row> = { key: string; run: (rows: readonly Row[]) => void }

export type Selection = { selected: ReadonlySet<string>; onChange: (next: ReadonlySet<string>) => void }
