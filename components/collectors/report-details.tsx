'use client'

import { Eye, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { fetchJson } from '@/lib/client/fetch-json'
import { keys } from '@/lib/client/keys'
import { useCommand } from '@/lib/client/use-command'
import { Button } from '../ui/button'
import { formatBytes } from '../ui/format-count'
import { FormFailure } from '../ui/form-failure'
import { KeyValues } from '../ui/key-values'
import { Stamp, Time } from '../ui/time'
import { BodyDialog } from './body-dialog'
import type { ReportFacts } from './report-facts'

type Details = ReportFacts & {
  processedAt: string | null
  collectedAt: string | null
  cluster: string | null
  body: { keptUntil: string | null } | null
}

/** How many faults are told one by one. */
const most = 5

/** What lies under a row of the ledger: faults with their place, and for who may, the body and another try. */
export function ReportDetails({ report, mayReplay }: { report: ReportFacts; mayReplay: boolean }) {
  const [reading, setReading] = useState(false)
  const details = useQuery({
    queryKey: keys.detail('reports', report.id),
    queryFn: ({ signal }) => fetchJson<Details>(`/api/v1/reports/${report.id}`, { signal }),
    refetchInterval: (query) =>
      query.state.data?.status === 'queued' || query.state.data?.status === 'processing' ? 1_000 : false,
    placeholderData: undefined,
  })
  const replay = useCommand<null>(
    () => ({ path: `/api/v1/reports/${report.id}/replay` }),
    ['reports', 'collectors', 'audit'],
  )
  const shown: ReportFacts & Partial<Details> = details.data ?? report
  const idle = shown.status === 'rejected' || shown.status === 'processed'
  return (
    <div className="stack">
      <KeyValues
        items={[
          ...shown.problems.slice(0, most).flatMap((problem) => [
            { key: 'Path', value: <code>{problem.path}</code> },
            { key: 'Problem', value: problem.message },
          ]),
          ...(shown.problemCount > most
            ? [{ key: 'More', value: `${shown.problemCount - most} further problems` }]
            : []),
          { key: 'Received', value: <Stamp at={shown.receivedAt} /> },
          ...(shown.collectedAt ? [{ key: 'Collected', value: <Stamp at={shown.collectedAt} /> }] : []),
          ...(shown.processedAt ? [{ key: 'Processed', value: <Stamp at={shown.processedAt} /> }] : []),
          ...(shown.cluster ? [{ key: 'Cluster', value: shown.cluster }] : []),
          { key: 'Report', value: <code>{shown.id}</code> },
        ]}
      />
      {mayReplay && idle && details.data ? (
        <div className="row">
          {details.data.body === null ? (
            <span className="s faint">The body is no longer kept, so it can be neither read nor replayed.</span>
          ) : (
            <>
              <Button small onClick={() => setReading(true)}>
                <Eye className="i i-s" aria-hidden="true" />
                Read body, {formatBytes(shown.bytes)}
              </Button>
              <Button small busy={replay.busy} onClick={() => replay.run(null)}>
                {replay.busy ? null : <RotateCcw className="i i-s" aria-hidden="true" />}
                Replay
              </Button>
              {details.data.body.keptUntil === null ? null : (
                <span className="s faint">
                  Kept until <Time at={details.data.body.keptUntil} />
                </span>
              )}
            </>
          )}
        </div>
      ) : null}
      {mayReplay ? null : <p className="s muted">A security admin can read the body and replay it.</p>}
      <FormFailure error={replay.failure} />
      {reading ? <BodyDialog reportId={report.id} onClose={() => setReading(false)} /> : null}
    </div>
  )
}
