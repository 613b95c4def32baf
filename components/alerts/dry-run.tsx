'use client'

import { useInfiniteQuery, keepPreviousData } from '@tanstack/react-query'
import Link from 'next/link'
import { useEffect, useState } from 'react'
import { fetchJson } from '@/lib/client/fetch-json'
import type { AlertItem } from '@/lib/model/alert-view'
import { everyType, suppressionConditionSchema, type SuppressionSimulation } from '@/lib/model/suppression'
import { SeverityCounts, SeverityMark } from '../mark/severity-mark'
import { AlertStatusMark } from '../mark/status-mark'
import { Button } from '../ui/button'
import { formatCount } from '../ui/format-count'
import { Note } from '../ui/note'
import { Time } from '../ui/time'
import { alertKeys } from './api'
import type { RuleDraft } from './suppression-words'
import { alertCount } from './words'

/** Whether a draft says enough to be tried out. */
export function isComplete({ alertType, conditions }: RuleDraft): boolean {
  const narrow = alertType !== everyType || conditions.length > 0
  return narrow && alertType !== '' && conditions.every((one) => suppressionConditionSchema.safeParse(one).success)
}

/** The same text, once nobody has changed it for 300 ms. */
function useRested(text: string): string {
  const [rested, setRested] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), 300)
    return () => clearTimeout(timer)
  }, [text])
  return rested
}

/** What the rule would have hidden in the last 30 days: how many, of which kinds, and each of them. */
export function DryRun({ draft, href }: { draft: RuleDraft; href: (path: string) => string }) {
  const complete = isComplete(draft)
  const body = useRested(JSON.stringify(draft))
  const query = useInfiniteQuery({
    queryKey: alertKeys.dryRun(body),
    queryFn: ({ pageParam, signal }) =>
      fetchJson<SuppressionSimulation<AlertItem>>('/api/v1/suppression-rules/simulate', {
        method: 'POST',
        body: { ...(JSON.parse(body) as RuleDraft), limit: 10, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    enabled: complete && isComplete(JSON.parse(body) as RuleDraft),
    placeholderData: keepPreviousData,
  })
  const first = query.data?.pages[0]
  if (!complete) return <Note>Name a type or a condition, and what the rule would have hidden stands here.</Note>
  if (!first) {
    if (query.error) return <Note tone="danger">The rule could not be tried out. {query.error.message}</Note>
    return <p className="muted s">Trying it out on the last 30 days …</p>
  }
  const rows = query.data?.pages.flatMap((page) => page.items) ?? []
  const { value } = first.total
  return (
    <section className="dry-run" aria-label="Dry run" aria-busy={query.isFetching}>
      <div className="row between">
        <b>
          {value === 0 ? 'Would have hidden no alert' : `Would have hidden ${alertCount(value)}`} in the last 30 days
        </b>
        <SeverityCounts counts={first.severities} />
      </div>
      {first.types.length > 1 ? (
        <p className="s muted">
          {first.types
            .slice(0, 4)
            .map(({ title, count }) => `${title} ${formatCount(count)}`)
            .join(', ')}
          {first.types.length > 4 ? `, ${first.types.length - 4} more types` : ''}
        </p>
      ) : null}
      <ul className="linked">
        {rows.map((row) => (
          <li key={row.id}>
            <SeverityMark severity={row.severity} />
            <span className="grow related">
              <Link className="link" href={href(`/alerts/${row.id}`)} target="_blank">
                {row.title}
              </Link>
              <span className="s faint wrap">{row.compromised}</span>
            </span>
            <Time at={row.firstSeenAt} />
            <AlertStatusMark status={row.status} word={false} />
          </li>
        ))}
      </ul>
      {query.hasNextPage ? (
        <Button small busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          Show 10 more
        </Button>
      ) : null}
    </section>
  )
}
