'use client'

import { keys } from '@/lib/client/keys'
import { usePages } from '@/lib/client/use-pages'
import type { Column } from '../data-table/column'
import { DataTable } from '../data-table/data-table'
import { ExportLinks } from '../data-table/export-links'
import { Pager } from '../data-table/pager'
import { Loading } from '../states/loading'
import { QueryFailure } from '../states/query-failure'
import { InverseChip } from '../ui/chip'
import { Segments } from '../ui/tabs'
import { Time } from '../ui/time'
import { ReportDetails } from './report-details'
import { reportOutcome, reportTitle, type ReportFacts } from './report-facts'

const statusNames = { queued: 'Queued', processing: 'Processing', processed: 'Processed' } as const

const columns: readonly Column<ReportFacts>[] = [
  {
    id: 'at',
    header: 'Time',
    width: 80,
    cell: (row) => <Time at={row.receivedAt} />,
    className: 'muted',
    small: 'when',
  },
  {
    id: 'report',
    header: 'Report',
    opens: true,
    small: 'name',
    cell: (row) => (
      <span className="ledger-said">
        <span className="cut" title={row.title ?? undefined}>
          {reportTitle(row)}
        </span>
        <span className="muted cut">{reportOutcome(row)}</span>
      </span>
    ),
  },
  {
    id: 'status',
    header: 'State',
    width: 96,
    small: 'fact',
    cell: (row) => (row.status === 'rejected' ? <InverseChip>Rejected</InverseChip> : statusNames[row.status]),
  },
]

type LedgerProps = {
  collectorId: string
  /** `rejected`, or nothing for all. */
  status: string | undefined
  reportId: string | null
  href: (changes: Readonly<Record<string, string | null>>) => string
  mayReplay: boolean
  live: boolean
}

/** What a collector sent, the newest first; a press on a row shows what became of it. */
export function Ledger({ collectorId, status, reportId, href, mayReplay, live }: LedgerProps) {
  const filters = { collector: collectorId, status, limit: '20' }
  const list = usePages<ReportFacts>(keys.list('reports', filters), '/api/v1/reports', filters, {
    refetchInterval: live ? 2_000 : 15_000,
  })
  const { items, total } = list
  return (
    <section className="stack" aria-label="Ledger">
      <div className="row between">
        <h3 className="h3">Reports</h3>
        <Segments
          label="Which reports"
          current={status ?? 'all'}
          tabs={[
            { id: 'all', label: 'All', href: href({ status: null, report: null }) },
            { id: 'rejected', label: 'Rejected', href: href({ status: 'rejected', report: null }) },
          ]}
        />
      </div>
      {items === undefined ? (
        list.error ? (
          <QueryFailure
            error={list.error}
            what="The ledger"
            hides="You do not see what was sent."
            onRetry={list.retry}
            level={3}
          />
        ) : (
          <Loading what="reports" />
        )
      ) : items.length === 0 ? (
        <p className="muted">
          {status === 'rejected' ? 'No report was rejected in the 90 days that are kept.' : 'Nothing was sent yet.'}
        </p>
      ) : (
        <div className="ledger-rows">
          <DataTable
            caption="Reports"
            inPane
            tight
            keyboard={false}
            columns={columns}
            rows={items}
            rowId={(row) => row.id}
            rowName={(row) => row.title ?? row.format}
            href={(row) => href({ report: row.id === reportId ? null : row.id })}
            openId={reportId}
            expanded={(row) => (row.id === reportId ? <ReportDetails report={row} mayReplay={mayReplay} /> : null)}
          />
          <Pager
            noun="reports"
            shown={items.length}
            total={total?.value}
            capped={total?.capped}
            onMore={list.more}
            busy={list.loadingMore}
          />
          <div className="row px-5 py-2">
            <ExportLinks small name="reports" filters={{ collector: collectorId, status }} total={total} />
          </div>
        </div>
      )}
    </section>
  )
}
