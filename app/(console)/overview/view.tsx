'use client'

import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { AlertsRegion } from '@/components/posture/alerts-region'
import { ControlsRegion } from '@/components/posture/controls-region'
import { CoverageRegion } from '@/components/posture/coverage-region'
import { DecisionsNote } from '@/components/posture/decisions-note'
import { estateFacts } from '@/components/posture/estate-facts'
import { FirstRegion } from '@/components/posture/first-region'
import { ProblemState } from '@/components/posture/problem-state'
import '@/components/posture/posture.css'
import { letterMoves, pinsOf } from '@/components/posture/score-causes'
import { ScoreRegion } from '@/components/posture/score-region'
import { WhyRegion } from '@/components/posture/why-region'
import { withEnvironment } from '@/components/shell/environment-url'
import { NothingConnected } from '@/components/states/empty'
import { Loading } from '@/components/states/loading'
import { StaleBanner } from '@/components/states/stale-banner'
import { buttonClass } from '@/components/ui/button'
import { PageHead } from '@/components/ui/page-head'
import { can } from '@/lib/auth/policy'
import { fetchJson, queryString } from '@/lib/client/fetch-json'
import { keys } from '@/lib/client/keys'
import { useMe } from '@/lib/client/me'
import type { FirstAction, Overview } from '@/lib/model/overview'
import type { OverviewFilters } from './search-params'

/** The first page: how the estate stands, why, what to do first, what is not watched. */
export function OverviewView({ filters, now }: { filters: OverviewFilters; now: string }) {
  const me = useMe()
  const query = useQuery({
    queryKey: keys.list('overview', filters),
    queryFn: ({ signal }) => fetchJson<Overview>(`/api/v1/overview${queryString(filters)}`, { signal }),
    refetchInterval: 60_000,
  })
  const { data } = query
  const retry = () => void query.refetch()
  const report = can(me.grants, 'reports:export') ? (
    <a className={buttonClass({})} href={`/api/v1/reports/posture.pdf${queryString(filters)}`} download>
      <Download className="i i-s" aria-hidden="true" />
      Posture report
    </a>
  ) : undefined
  return (
    <>
      <PageHead title="Overview" facts={data ? estateFacts(data) : undefined} actions={data ? report : undefined} />
      {data && query.isError ? <StaleBanner since={data.at} onRetry={retry} retrying={query.isFetching} /> : null}
      {data ? (
        <Sheet data={data} filters={filters} now={now} mayConnect={can(me.grants, 'collectors:write')} />
      ) : query.isError ? (
        <ProblemState
          what="Overview"
          hides="Score, alerts and coverage are not shown because of it."
          error={query.error}
          onRetry={retry}
          retrying={query.isFetching}
        />
      ) : (
        <Loading what="overview" rows={10} />
      )}
    </>
  )
}

type SheetProps = { data: Overview; filters: OverviewFilters; now: string; mayConnect: boolean }

function Sheet({ data, filters, now, mayConnect }: SheetProps) {
  const environment = filters.environment ?? null
  const to = (href: string) => withEnvironment(href, environment)
  const isSilent = data.coverage.collectors.every((row) => row.lastSeenAt === null)
  if (isSilent && data.score.percentage === null) {
    return (
      <NothingConnected
        connectHref={mayConnect ? to('/collectors') : undefined}
        text={
          mayConnect
            ? undefined
            : 'Until one does, nothing is known here, and an empty page is not a clean bill. A security admin can connect one.'
        }
      />
    )
  }
  const moves = letterMoves(data.period?.moves ?? [])
  const checkHref = (id: string) => to(`/recommendations/${encodeURIComponent(id)}`)
  return (
    <div className="ov">
      <div className="ov-l">
        <ScoreRegion
          score={data.score}
          trend={data.trend}
          period={data.period}
          goalAt={data.goalAt}
          freshness={data.coverage.freshness}
          causes={pinsOf(moves)}
          now={now}
          hrefOf={({ id }) => `/overview?environment=${id}`}
        />
        <DecisionsNote exemptions={data.exemptions} hrefOf={(state) => to(`/exemptions?state=${state}`)} />
        <FirstRegion actions={data.first} hrefOf={(action) => to(hrefOfAction(action))} />
        <ControlsRegion
          controls={data.controls}
          allHref={to('/recommendations')}
          hrefOf={({ id }) => to(`/recommendations?expanded=${id}`)}
        />
      </div>
      <div className="ov-r">
        <WhyRegion period={data.period} moves={moves} now={now} hrefOf={checkHref} allHref={to('/score')} />
        <AlertsRegion alerts={data.alerts} href={to('/alerts')} />
        <CoverageRegion coverage={data.coverage} now={now} href={to('/collectors')} />
      </div>
    </div>
  )
}

function hrefOfAction(action: FirstAction): string {
  if (action.kind === 'recommendation') return `/recommendations/${encodeURIComponent(action.id)}`
  if (action.findingKind === 'vulnerability') return `/vulnerabilities/${encodeURIComponent(action.id)}`
  return `/inventory/${action.assetId}`
}
