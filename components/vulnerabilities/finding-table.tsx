'use client'

import { useRouter } from 'next/navigation'
import type { Column } from '@/components/data-table/column'
import { DataTable } from '@/components/data-table/data-table'
import type { FindingItem } from '@/lib/model/inventory'
import { FindingExpand, openName } from './finding-expand'

export type FindingTableProps = {
  caption: string
  columns: readonly Column<FindingItem>[]
  items: readonly FindingItem[]
  /** The open row in the URL, and the page with another one open, or none. */
  open: string | undefined
  openHref: (name: string | null) => string
  environment: string | null
  tight?: boolean
}

/** Findings as rows; one opens in place, its name is in the URL. */
export function FindingTable({ caption, columns, items, open, openHref, environment, tight }: FindingTableProps) {
  const router = useRouter()
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={items}
      rowId={openName}
      rowName={(row) => row.rule}
      rowState={(row) => (row.open ? undefined : 'gone')}
      href={(row) => openHref(open === openName(row) ? null : openName(row))}
      openId={open ?? null}
      expanded={(row) => (open === openName(row) ? <FindingExpand row={row} environment={environment} /> : null)}
      onEscape={open === undefined ? undefined : () => router.push(openHref(null), { scroll: false })}
      tight={tight}
    />
  )
}
