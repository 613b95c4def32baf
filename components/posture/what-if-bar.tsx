'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button } from '@/components/ui/button'
import { formatCount } from '@/components/ui/format-count'
import { fetchJson } from '@/lib/client/fetch-json'
import { keys } from '@/lib/client/keys'
import type { WhatIf } from '@/lib/model/what-if'

/** What is ticked: whole recommendations by id, and single failures as `asset check`. */
export type Ticks = { checks: readonly string[]; failures: readonly string[] }

type BarProps = { ticks: Ticks; environment: string | undefined; onClear: () => void }

const percent = (score: number | null) => (score === null ? 'none' : score.toFixed(1))
const many = (count: number, noun: string) => `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`

/** Over the list's foot while something is ticked: what the score would be if that were mended. */
export function WhatIfBar({ ticks, environment, onClear }: BarProps) {
  const { checks, failures } = ticks
  const isTicked = checks.length + failures.length > 0
  const resources = failures.map((failure) => {
    const [assetId, checkId] = failure.split(' ')
    return { assetId, checkId }
  })
  const query = useQuery({
    queryKey: keys.detail('score', 'what-if', { environment, checks, failures }),
    queryFn: ({ signal }) =>
      fetchJson<WhatIf>('/api/v1/score/what-if', { method: 'POST', body: { environment, checks, resources }, signal }),
    enabled: isTicked,
    placeholderData: keepPreviousData,
  })
  const { data } = query
  if (!isTicked) return <output className="sr-only" />
  const moved = data?.environments.filter((row) => row.before !== row.after) ?? []
  return (
    <div className="whatif-rail">
      <div className="whatif">
        <output>
          {query.isError ? (
            `Not worked out. ${query.error.message}`
          ) : data ? (
            <>
              <span>If mended: score {percent(data.before)} → </span>
              <b>{percent(data.after)} %</b>
              <span className="whatif-of">
                {many(data.recommendations, 'recommendation')}, {many(data.resources, 'resource')}
              </span>
            </>
          ) : (
            'Working it out …'
          )}
        </output>
        {data && data.environments.length > 1 && moved.length > 0 ? (
          <span className="whatif-of hide-small">
            {moved
              .slice(0, 3)
              .map((row) => `${row.name} ${percent(row.before)} → ${percent(row.after)}`)
              .join(' · ')}
          </span>
        ) : null}
        <Button small variant="inverse" onClick={onClear} aria-label="Clear what is ticked">
          Clear
        </Button>
      </div>
    </div>
  )
}
