'use client'

import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { ExportLinks } from '@/components/data-table/export-links'
import { KeyBar } from '@/components/data-table/key-bar'
import { HullGauge } from '@/components/mark/hull-gauge'
import { ProblemState } from '@/components/posture/problem-state'
import '@/components/posture/posture.css'
import { groupRows, toggled, type RecommendationRow } from '@/components/posture/recommendation-rows'
import { RecommendationTable } from '@/components/posture/recommendation-table'
import { Empty, NoMatch } from '@/components/states/empty'
import { Loading } from '@/components/states/loading'
import { StaleBanner } from '@/components/states/stale-banner'
import { PageHead } from '@/components/ui/page-head'
import { ResourceLegend } from '@/components/ui/resource-bar'
import { Split } from '@/components/ui/split'
import type { Score } from '@/lib/model/posture'
import { RecommendationFilters } from './filters'
import { RecommendationPane } from './pane'
import { fetchControls, fetchRecommendations, fetchScore, recommendationKeys } from './queries'
import { filterCount, listFilters, recommendationHref, type RecommendationState } from './search-params'

/** What to mend: controls, their recommendations, and the open one beside them. */
export function RecommendationsView({ state, open }: { state: RecommendationState; open: string | null }) {
  const { environment } = state
  const score = useQuery({
    queryKey: recommendationKeys.score(environment),
    queryFn: (context) => fetchScore(environment, context),
  })
  const total = useQuery({
    queryKey: recommendationKeys.list(state),
    queryFn: (context) => fetchRecommendations(state, context),
  }).data?.total
  return (
    <Split pane={open === null ? undefined : <RecommendationPane checkId={open} state={state} />}>
      <PageHead
        title="Recommendations"
        lead={
          score.data ? <HullGauge size="M" score={score.data.percentage} goal={score.data.goal ?? undefined} /> : null
        }
        facts={score.data ? scoreFacts(score.data) : undefined}
        actions={<ExportLinks name="recommendations" filters={listFilters(state)} total={total} />}
      />
      <RecommendationFilters state={state} open={open} />
      <List state={state} open={open} unit={score.data?.points ? 'points' : 'percent'} />
      <KeyBar
        hints={[
          { keys: ['J', 'K'], label: 'next, previous' },
          { keys: ['Enter'], label: 'open' },
          { keys: ['Esc'], label: 'close' },
        ]}
      >
        <span className="row">
          <ResourceLegend />
          {open === null ? <span className="faint">Potential of a single row: what it gives alone</span> : null}
        </span>
      </KeyBar>
    </Split>
  )
}

function scoreFacts({ percentage, points, environments, weight }: Score): string {
  const [only] = environments
  const where = environments.length === 1 && only ? only.name : `${environments.length} environments`
  if (percentage === null) return `${where}: no score yet`
  const parts = points ? `${points.current.toFixed(2)} of ${points.max} points` : `weighted by ${weight} resources`
  return `${where}: ${percentage.toFixed(1)} %, ${parts}`
}

type ListProps = { state: RecommendationState; open: string | null; unit: 'points' | 'percent' }

function List({ state, open, unit }: ListProps) {
  const router = useRouter()
  const list = useQuery({
    queryKey: recommendationKeys.list(state),
    queryFn: (context) => fetchRecommendations(state, context),
  })
  const controls = useQuery({
    queryKey: recommendationKeys.controls(state.environment),
    queryFn: (context) => fetchControls(state.environment, context),
  })
  const failed = list.error ?? controls.error
  const retry = () => void Promise.all([list.refetch(), controls.refetch()])
  const isBusy = list.isFetching || controls.isFetching
  if (!list.data || !controls.data) {
    if (!failed) return <Loading what="recommendations" rows={12} />
    return (
      <ProblemState
        what="Recommendations"
        hides="What is unhealthy is not shown because of it."
        error={failed}
        onRetry={retry}
        retrying={isBusy}
      />
    )
  }
  const filters = filterCount(state)
  const bare = { ...state, severity: [], status: [], q: undefined }
  if (list.data.items.length === 0) {
    return filters > 0 ? (
      <NoMatch what="recommendation" filters={filters} clearHref={recommendationHref(bare, open)} />
    ) : (
      <Empty
        title="Nothing was assessed yet"
        evidence="Recommendations come from objects of clusters and from scanned images; none was reported here so far."
      />
    )
  }
  const flat = state.view === 'risk'
  const narrowed = filters > 0
  const rows: RecommendationRow[] = flat
    ? list.data.items.map((row) => ({ kind: 'child', id: row.id, recommendation: row }))
    : groupRows(controls.data.items, list.data.items, { expanded: state.expanded, openId: open, narrowed })
  const closed = { ...state, resource: undefined, tab: 'unhealthy' as const }
  const hrefOf = (row: RecommendationRow) => {
    if (row.kind === 'child') return recommendationHref(closed, row.id)
    const expanded = toggled(rows, row.id).flatMap((id) => controls.data.items.find((one) => one.id === id)?.id ?? [])
    return recommendationHref({ ...state, expanded }, open)
  }
  return (
    <>
      {failed ? <StaleBanner since={new Date(list.dataUpdatedAt)} onRetry={retry} retrying={isBusy} /> : null}
      <RecommendationTable
        rows={rows}
        unit={unit}
        flat={flat}
        openId={open}
        hrefOf={hrefOf}
        onEscape={open === null ? undefined : () => router.push(recommendationHref(state), { scroll: false })}
      />
    </>
  )
}
