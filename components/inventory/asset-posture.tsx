'use client'

import { useState } from 'react'
import type { Column } from '@/components/data-table/column'
import { DataTable } from '@/components/data-table/data-table'
import { SeverityMark } from '@/components/mark/severity-mark'
import { DisputedChip, WitnessLines } from '@/components/mark/witness-lines'
import { Empty } from '@/components/states/empty'
import { Chip } from '@/components/ui/chip'
import { SegmentButtons } from '@/components/ui/tabs'
import { Stamp, Time } from '@/components/ui/time'
import type { AssessmentStatus } from '@/lib/model/assessment'
import type { AssetAssessment, AssetDetail } from '@/lib/model/inventory'

const statusWords = {
  unhealthy: 'Unhealthy',
  healthy: 'Healthy',
  'not-applicable': 'Not applicable',
} as const satisfies Record<AssessmentStatus, string>

const columns: Column<AssetAssessment>[] = [
  {
    id: 'severity',
    header: '',
    label: 'Severity',
    width: 44,
    tight: true,
    small: 'mark',
    cell: (row) => <SeverityMark severity={row.severity} />,
  },
  { id: 'name', header: 'Recommendation', opens: true, small: 'name', cell: (row) => row.name },
  {
    id: 'control',
    header: 'Control',
    width: 270,
    small: 'place',
    cell: (row) => <span className="muted">{row.controlName}</span>,
  },
  {
    id: 'state',
    header: 'State',
    width: 140,
    small: 'fact',
    cell: (row) => (
      <>
        {statusWords[row.status]} {row.exemption ? <Chip tone="line">{row.exemption.category}</Chip> : null}
        <DisputedChip judgement={row} />
      </>
    ),
  },
  {
    id: 'since',
    header: 'Since',
    right: true,
    width: 80,
    small: 'when',
    cell: (row) => (
      <span className="muted">
        <Time at={row.since} />
      </span>
    ),
  },
]

/** Every check on this asset by result, with the evidence of what fails. */
export function AssetPosture({ asset, href }: { asset: AssetDetail; href: (path: string) => string }) {
  const [status, setStatus] = useState<AssessmentStatus>('unhealthy')
  const count = (name: AssessmentStatus) => asset.assessments.filter((row) => row.status === name).length
  if (asset.assessments.length === 0) {
    return (
      <Empty
        title="Nothing was assessed here"
        evidence="No check of the catalogue is about this kind of asset, or nothing described it yet."
      />
    )
  }
  const rows = asset.assessments.filter((row) => row.status === status)
  return (
    <>
      <div className="filters">
        <SegmentButtons
          label="Result"
          value={status}
          onChange={(value) => setStatus(value as AssessmentStatus)}
          options={(Object.keys(statusWords) as AssessmentStatus[]).map((name) => ({
            value: name,
            label: `${statusWords[name]} ${count(name)}`,
          }))}
        />
      </div>
      {rows.length === 0 ? (
        <Empty
          title={`No check is ${statusWords[status].toLowerCase()}`}
          evidence={`${asset.assessments.length} checks were done on it.`}
        />
      ) : (
        <DataTable
          caption="Checks"
          columns={columns}
          rows={rows}
          rowId={(row) => row.checkId}
          rowName={(row) => row.name}
          href={(row) => href(`/recommendations/${row.checkId}`)}
          expanded={(row) =>
            row.evidence.length > 0 || row.reason || row.exemption || row.governed || row.witnesses.length > 0 ? (
              <div className="asset-evidence s">
                {row.exemption ? (
                  <span>
                    Exempt ({row.exemption.category}): {row.exemption.reason}
                  </span>
                ) : null}
                {row.governed ? (
                  <span>
                    {row.governed.owner} mends it by <Stamp at={row.governed.dueAt} />
                    {row.governed.overdue ? ': overdue' : row.governed.grace ? ': in grace' : ''}
                  </span>
                ) : null}
                {row.reason ? <span className="muted">{row.reason}</span> : null}
                {row.evidence.slice(0, 5).map((proof) => (
                  <span key={proof.path + proof.message}>
                    {proof.path === '$' ? null : <code>{proof.path} </code>}
                    <span className="muted">{proof.message}</span>
                  </span>
                ))}
                <WitnessLines judgement={row} />
              </div>
            ) : null
          }
        />
      )}
    </>
  )
}
