'use client'

import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { ScoreTrend } from '@/components/charts/score-trend'
import { CauseTable } from '@/components/posture/cause-table'
import { PeriodPicker } from '@/components/posture/period-picker'
import '@/components/posture/posture.css'
import { ProblemState } from '@/components/posture/problem-state'
import { letterMoves, pinsOf } from '@/components/posture/score-causes'
import { Empty } from '@/components/states/empty'
import { Loading } from '@/components/states/loading'
import { StaleBanner } from '@/components/states/stale-banner'
import { formatDay } from '@/components/ui/format-time'
import { PageHead } from '@/components/ui/page-head'
import { Region } from '@/components/ui/region'
import { Split } from '@/components/ui/split'
import { fetchJson, queryString } from '@/lib/client/fetch-json'
import { keys } from '@/lib/client/keys'
import type { ScorePeriod, ScoreSpan } from '@/lib/model/posture'
import { ChangesPane } from './changes-pane'
import { periodFilters, scoreHref, type ScoreState } from './search-params'

/** How the score went between two days, and every cause with its resources. */
export function ScoreView({ state, now }: { state: ScoreState; now: string }) {
  const filters = periodFilters(state, now)
  const query = useQuery({
    queryKey: keys.detail('score', 'period', filters),
    queryFn: ({ signal }) => fetchJson<ScoreSpan>(`/api/v1/score/period${queryString(filters)}`, { signal }),
  })
  const { data } = query
  const retry = () => void query.refetch()
  const closed = { ...state, open: null }
  return (
    <Split pane={state.open === null ? undefined : <ChangesPane state={state} open={state.open} period={filters} />}>
      <PageHead
        title="Secure score"
        crumbs={[{ label: 'Overview', href: '/overview' }]}
        facts={data?.period ? periodFacts(data.period, data.history.to) : undefined}
      />
      <PeriodPicker from={state.from} to={state.to} now={now} hrefOf={(days) => scoreHref({ ...closed, ...days })} />
      {data && query.isError ? (
        <StaleBanner since={new Date(query.dataUpdatedAt)} onRetry={retry} retrying={query.isFetching} />
      ) : null}
      {data ? (
        <Span data={data} state={state} />
      ) : query.isError ? (
        <ProblemState
          what="Score"
          hides="What moved it is not shown because of it."
          error={query.error}
          onRetry={retry}
          retrying={query.isFetching}
        />
      ) : (
        <Loading what="score" rows={8} />
      )}
    </Split>
  )
}

function Span({ data: { period, history }, state }: { data: ScoreSpan; state: ScoreState }) {
  const router = useRouter()
  if (period === null) {
    return (
      <Empty
        title="No score to compare in this time"
        evidence="A score needs an assessed resource at both ends of the time."
      />
    )
  }
  const moves = letterMoves(period.moves)
  return (
    <>
      <Region title="How it went" note="Pins mark the largest causes">
        <ScoreTrend
          points={history.points.map(({ at, percentage }) => ({ at, score: percentage }))}
          goal={history.goal ?? undefined}
          causes={pinsOf(moves.slice(0, pinned))}
          until={history.to}
        />
      </Region>
      <Region title="Why it moved" note="Every cause; the sum is the difference" flush={moves.length > 0}>
        {moves.length === 0 ? (
          <p className="muted">Nothing moved it.</p>
        ) : (
          <CauseTable
            moves={moves}
            pinned={pinned}
            delta={period.delta}
            open={state.open}
            hrefOf={(open) => scoreHref({ ...state, open })}
            onEscape={
              state.open === null
                ? undefined
                : () => router.push(scoreHref({ ...state, open: null }), { scroll: false })
            }
          />
        )}
      </Region>
    </>
  )
}

/** More letters than these hide the line. */
const pinned = 5

function periodFacts({ since, from, to, delta }: ScorePeriod, until: string): string {
  const sign = delta > 0 ? '+' : delta < 0 ? '−' : '±'
  const end = new Date(until)
  return `${formatDay(new Date(since), end)} to ${formatDay(end)}: ${from.toFixed(1)} to ${to.toFixed(1)} %, ${sign}${Math.abs(delta).toFixed(1)}`
}
