'use client'

import Link from 'next/link'
import type { Gap } from '@/lib/model/gap'
import type { Column } from '../data-table/column'
import { DataTable } from '../data-table/data-table'
import { AssetName } from '../mark/asset-name'
import { Age } from '../ui/time'
import { gapWords } from './gap-words'

type TableProps = { items: readonly Gap[]; href: (gap: Gap) => string; imageHref: (id: string) => string }

/** What is not watched, one to a row, with what it hides. A row opens where it can be mended. */
export function GapTable({ items, href, imageHref }: TableProps) {
  const columns: readonly Column<Gap>[] = [
    {
      id: 'gap',
      header: 'Gap',
      width: 330,
      opens: true,
      small: 'name',
      className: 'gap-means',
      cell: (row) => gapWords(row).title,
    },
    {
      id: 'means',
      header: 'What it means',
      className: 'gap-means',
      cell: (row) => (
        <span className="muted">
          {gapWords(row).means}
          {row.examples.length > 0 ? (
            <span className="gap-examples">
              {row.examples.slice(0, 3).map((image) => (
                <Link key={image.id} className="cut-link link" href={imageHref(image.id)}>
                  <AssetName kind="image" name={image.name} />
                </Link>
              ))}
              {row.count > 3 ? <span className="faint">and {row.count - 3} more</span> : null}
            </span>
          ) : null}
        </span>
      ),
    },
    {
      id: 'environment',
      header: 'Environment',
      width: 116,
      small: 'place',
      className: 'muted',
      cell: (row) => row.environment,
    },
    {
      id: 'at',
      header: 'Last report',
      width: 108,
      right: true,
      small: 'when',
      cell: (row) => (
        <span className="muted">
          <Age at={row.at} none="never" />
        </span>
      ),
    },
  ]
  return (
    <DataTable
      caption="Gaps"
      columns={columns}
      rows={items}
      rowId={(row) => row.id}
      rowName={(row) => gapWords(row).title}
      href={href}
    />
  )
}
