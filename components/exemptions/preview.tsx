'use client'

import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { formatCount } from '@/components/ui/format-count'
import { Note } from '@/components/ui/note'
import { fetchJson } from '@/lib/client/fetch-json'
import { keys } from '@/lib/client/keys'
import type { ExemptionCategory } from '@/lib/model/assessment'
import type { ExemptionPreview } from '@/lib/model/exemption'

export type Wanted = {
  environmentId: string
  category: ExemptionCategory
  checkId: string | null
  assetId: string | null
  namespace: string | null
  labels: string[] | null
}

/** What an exemption would do; asked anew whenever what is wanted changes, null asks nothing. */
export function usePreview(wanted: Wanted | null): UseQueryResult<ExemptionPreview> {
  return useQuery({
    queryKey: keys.detail('exemptions', 'preview', { ...wanted }),
    queryFn: ({ signal }) =>
      fetchJson<ExemptionPreview>('/api/v1/exemptions/preview', { method: 'POST', body: wanted, signal }),
    enabled: wanted !== null,
    placeholderData: keepPreviousData,
    retry: false,
  })
}

const percent = (score: number | null) => (score === null ? 'no score' : `${score.toFixed(1)} %`)
const many = (count: number, noun: string) => `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`

/** The preview in words: exact counts, the score before and after, the first of what it hides. */
export function PreviewNote({ preview }: { preview: UseQueryResult<ExemptionPreview> }) {
  const { data, isError, error } = preview
  if (isError) return <Note tone="danger">No preview. {error.message}</Note>
  if (!data) return <Note>Say where, and what it would hide stands here.</Note>
  const { hides, leaves, before, after, items, needsApproval } = data
  return (
    <div className="stack" aria-live="polite">
      <Note tone="accent">
        {hides.failures === 0 ? (
          <b>It hides no failure now.</b>
        ) : (
          <b>
            It hides {many(hides.failures, 'failure')} on {many(hides.resources, 'resource')}.
          </b>
        )}{' '}
        {leaves > 0 ? `${many(leaves, 'passed check')} no longer count either. ` : ''}
        Score {percent(before)} → <b>{percent(after)}</b>
        {needsApproval ? ', once a second admin has approved it.' : '.'}
      </Note>
      {items.length > 0 ? (
        <details className="s">
          <summary>{items.length < hides.failures ? `The first ${items.length} of them` : 'What it hides'}</summary>
          <ul className="preview-list muted">
            {items.map((row) => (
              <li key={`${row.assetId} ${row.checkId}`}>
                {row.namespace === null ? row.name : `${row.namespace}/${row.name}`}: {row.checkName}
                {row.already ? ' (exempt already)' : ''}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  )
}
