'use client'

import type { Column } from '@/components/data-table/column'
import { DataTable } from '@/components/data-table/data-table'
import { formatChange, formatCount } from '@/components/ui/format-count'
import { Region } from '@/components/ui/region'
import { ResourceBar } from '@/components/ui/resource-bar'
import type { ControlStanding } from '@/lib/model/posture'

export type ControlsRegionProps = {
  controls: readonly ControlStanding[]
  allHref: string
  hrefOf: (control: ControlStanding) => string
}

const columns: readonly Column<ControlStanding>[] = [
  { id: 'name', header: 'Control', opens: true, small: 'name', cell: (row) => row.name },
  { id: 'unhealthy', header: 'Unhealthy', width: 90, right: true, cell: (row) => formatCount(row.unhealthy) },
  {
    id: 'health',
    header: 'Resource health',
    width: 170,
    small: 'place',
    cell: (row) => <ResourceBar unhealthy={row.unhealthy} healthy={row.healthy} />,
  },
  {
    id: 'potential',
    header: 'Potential',
    width: 96,
    right: true,
    small: 'fact',
    cell: (row) =>
      row.potential === null ? (
        <span className="muted">not scored</span>
      ) : (
        <b className="strong">{formatChange(row.potential)}</b>
      ),
  },
]

/** Controls that have resources, the one that gains most first. */
export function ControlsRegion({ controls, allHref, hrefOf }: ControlsRegionProps) {
  const rows = controls.filter((row) => row.healthy + row.unhealthy > 0)
  return (
    <Region
      title="Recommendations by control"
      note="Points you gain by finishing one"
      link={{ label: 'All recommendations', href: allHref }}
      flush={rows.length > 0}
      className="ov-controls"
    >
      {rows.length === 0 ? (
        <p className="muted">No control has a resource yet.</p>
      ) : (
        <DataTable
          caption="Recommendations by control"
          columns={columns}
          rows={rows}
          rowId={(row) => row.id}
          rowName={(row) => row.name}
          href={hrefOf}
          tight
          keyboard={false}
        />
      )}
    </Region>
  )
}
