'use client'

import type { Column } from '@/components/data-table/column'
import { DataTable } from '@/components/data-table/data-table'
import { SeverityTally } from '@/components/mark/severity-tally'
import { Empty } from '@/components/states/empty'
import { ListState } from '@/components/states/list-state'
import { keys } from '@/lib/client/keys'
import { usePages } from '@/lib/client/use-pages'
import type { ImagePackage } from '@/lib/model/inventory'

const dash = <span className="faint">–</span>

const columns: Column<ImagePackage>[] = [
  { id: 'name', header: 'Package', small: 'name', cell: (row) => <b>{row.name}</b> },
  {
    id: 'version',
    header: 'Version',
    width: 200,
    small: 'place',
    cell: (row) => (row.version ? <code className="muted">{row.version}</code> : dash),
  },
  { id: 'type', header: 'Type', width: 120, cell: (row) => <span className="muted">{row.type ?? dash}</span> },
  {
    id: 'licences',
    header: 'Licences',
    width: 220,
    cell: (row) => (row.licences.length > 0 ? row.licences.join(', ') : dash),
  },
  {
    id: 'open',
    header: 'Open vulnerabilities',
    width: 220,
    small: 'fact',
    cell: (row) => <SeverityTally totals={row.severities} />,
  },
]

/** What is installed in the image, as the scanner listed it. */
export function ImagePackages({ id, total }: { id: string; total: number }) {
  const filters = { part: 'packages' }
  const list = usePages<ImagePackage>(keys.detail('images', id, filters), `/api/v1/images/${id}/packages`, {})
  return (
    <ListState
      list={list}
      what="Packages"
      one="package"
      hides="You do not see what is installed."
      filters={0}
      clearHref=""
      empty={
        <Empty
          title="No list of packages"
          evidence={
            total > 0 ? 'None is left of it.' : 'The scanner sent none; Trivy lists packages with --list-all-pkgs.'
          }
        />
      }
    >
      {(items) => (
        <DataTable
          caption="Packages"
          columns={columns}
          rows={items}
          rowId={(row) => `${row.name} ${row.version ?? ''} ${row.path ?? ''} ${row.purl ?? ''}`}
          rowName={(row) => row.name}
        />
      )}
    </ListState>
  )
}
