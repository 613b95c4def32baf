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
import { WhatIfBar } from '@/components/posture/what-if-bar'
import { Empty, NoMatch } from '@/components/states/empty'
import { Loading } from '@/components/states/loading'
import { StaleBanner } from '@/components/states/stale-banner'
import { PageHead } from '@/components/ui/page-head'
import { ResourceLegend } from '@/components/ui/resource-bar'
import { Split } from '@/components/ui/split'
import type { ListedRecommendation, Score } from '@/lib/model/posture'
import { RecommendationFilters } from './filters'
import { RecommendationPane } from './pane'
import { fetchControls, fetchRecommendations, fetchScore, recommendationKeys } from './queries'
import { filterCount, listFilters, recommendationHref, type RecommendationState } from './search-params'
import { checksOf, tickedRows } from './ticked-rows'
import { clearTicks, setTicks, useTicks } from './ticks'

/** What to mend: controls, their recommendations, and the open one beside them. */
export function RecommendationsView({ state, open }: { state: RecommendationState; open: string | null }) {
  const { environment } = state
  const score = useQuery({
    queryKey: recommendationKeys.score(environment),
    queryFn: (context) => fetchScore(environment, context),
  })
  const list = useQuery({
    queryKey: recommendationKeys.list(state),
    queryFn: (context) => fetchRecommendations(state, context),
  }).data
  const ticks = useTicks()
  return (
    <Split pane={open === null ? undefined : <RecommendationPane checkId={open} state={state} />}>
      <PageHead
        title="Recommendations"
        lead={
          score.data ? <HullGauge size="M" score={score.data.percentage} goal={score.data.goal ?? undefined} /> : null
        }
        facts={score.data ? [scoreFacts(score.data), ...decided(list?.items ?? [])].join(' · ') : undefined}
        actions={<ExportLinks name="recommendations" filters={listFilters(state)} total={list?.total} />}
      />
      <RecommendationFilters state={state} open={open} />
      <List state={state} open={open} unit={score.data?.points ? 'points' : 'percent'} />
      <WhatIfBar ticks={ticks} environment={environment} onClear={clearTicks} />
      <KeyBar
        hints={[
          { keys: ['J', 'K'], label: 'next, previous' },
          { keys: ['Enter'], label: 'open' },
          { keys: ['X'], label: 'tick: what if' },
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

/** What does not count, and what should have been mended by now. */
function decided(items: readonly ListedRecommendation[]): string[] {
  const exempt = items.reduce((sum, row) => sum + row.exempt, 0)
  const overdue = items.reduce((sum, row) => sum + row.overdue, 0)
  return [...(exempt > 0 ? [`${exempt} exempt`] : []), ...(overdue > 0 ? [`${overdue} overdue`] : [])]
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
  const ticks = useTicks()
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
  const bare = { ...state, severity: [], status: [], q: undefined, owner: undefined, overdue: false }
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
    if (row.kind === 'child') {
      const { tool } = row.recommendation
      return tool ? toolHref(tool.rule, state.environment) : recommendationHref(closed, row.id)
    }
    const expanded = toggled(rows, row.id).flatMap((id) => controls.data.items.find((one) => one.id === id)?.id ?? [])
    return recommendationHref({ ...state, expanded }, open)
  }
  // What other tools tell by rules of their own is never scored, so there is nothing to try out.
  const items = list.data.items.filter((row) => !row.tool)
  const selected = tickedRows(rows, items, ticks.checks)
  const onChange = (next: ReadonlySet<string>) =>
    setTicks((now) => ({ ...now, checks: checksOf(rows, items, selected, next) }))
  return (
    <>
      {failed ? <StaleBanner since={new Date(list.dataUpdatedAt)} onRetry={retry} retrying={isBusy} /> : null}
      <RecommendationTable
        rows={rows}
        unit={unit}
        flat={flat}
        openId={open}
        selection={{ selected, onChange }}
        hrefOf={hrefOf}
        onEscape={open === null ? undefined : () => router.push(recommendationHref(state), { scroll: false })}
      />
    </>
  )
}

/** What another tool found by a rule of its own stands in the list of findings. */
function toolHref(rule: string, environment: string | undefined): string {
  const query = new URLSearchParams({ kind: 'misconfiguration', cve: rule, ...(environment && { environment }) })
  return `/findings?${query}`
}
