'use client'

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { ExportLinks } from '@/components/data-table/export-links'
import { Pager } from '@/components/data-table/pager'
import { SeverityWord } from '@/components/mark/severity-mark'
import { ProblemState } from '@/components/posture/problem-state'
import { RecommendationSteps, RecommendationWhy, ResourcePatch } from '@/components/posture/recommendation-facts'
import { ResourceTable } from '@/components/posture/resource-table'
import { Loading } from '@/components/states/loading'
import { Pane } from '@/components/ui/split'
import { Tabs } from '@/components/ui/tabs'
import type { AssessedResource, Recommendation, ResourceStatus } from '@/lib/model/posture'
import { DecideFailure, ExemptFrom } from './decide'
import { fetchFix, fetchRecommendation, fetchResources, recommendationKeys } from './queries'
import { RecommendationSettings } from './settings'
import { recommendationHref, resourceFilters, type RecommendationState } from './search-params'
import { setTicks, useTicks } from './ticks'

type PaneProps = { checkId: string; state: RecommendationState }

/** One recommendation: why, how, the patch for an object, and its resources by result. */
export function RecommendationPane({ checkId, state }: PaneProps) {
  const query = useQuery({
    queryKey: recommendationKeys.one(checkId, state.environment),
    queryFn: (context) => fetchRecommendation(checkId, state.environment, context),
  })
  const closeHref = recommendationHref(state)
  // What is kept from the recommendation before must not stand under this one's name.
  const recommendation = query.data?.id === checkId ? query.data : undefined
  if (!recommendation) {
    return (
      <Pane label="Recommendation" closeHref={closeHref}>
        {query.isError ? (
          <ProblemState
            what="Recommendation"
            hides="Its resources are not shown because of it."
            error={query.error}
            onRetry={() => void query.refetch()}
            retrying={query.isFetching}
          />
        ) : (
          <Loading what="recommendation" />
        )}
      </Pane>
    )
  }
  return (
    <Pane
      label={recommendation.name}
      closeHref={closeHref}
      bar={<span className="muted s cut">{recommendation.controlName}</span>}
      head={
        <>
          <div className="row">
            <SeverityWord severity={recommendation.severity} />
            <code className="faint cut">{recommendation.id}</code>
            <span className="grow" />
            <span className="s faint nowrap hide-small">Evaluated on every change</span>
          </div>
          <h2>{recommendation.name}</h2>
        </>
      }
    >
      <RecommendationWhy recommendation={recommendation} />
      <RecommendationSteps recommendation={recommendation} />
      <RecommendationSettings recommendation={recommendation} environment={state.environment} />
      <ExemptFrom recommendation={recommendation} />
      <Resources recommendation={recommendation} state={state} />
    </Pane>
  )
}

const tabNames = {
  unhealthy: 'Unhealthy',
  healthy: 'Healthy',
  'not-applicable': 'Not applicable',
  exempt: 'Exempt',
} as const satisfies Record<ResourceStatus, string>

const nothingHere = {
  unhealthy: 'No resource fails this.',
  healthy: 'No resource passes this.',
  'not-applicable': 'It applies to every resource that was assessed.',
  exempt: 'No failure of this is exempt.',
} as const satisfies Record<ResourceStatus, string>

function Resources({ recommendation, state }: { recommendation: Recommendation; state: RecommendationState }) {
  const { id } = recommendation
  const query = useInfiniteQuery({
    queryKey: recommendationKeys.resources(id, state),
    queryFn: ({ pageParam, signal }) => fetchResources(id, state, pageParam, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
  const items = query.data?.pages.flatMap((page) => page.items) ?? []
  const { failures } = useTicks()
  const ticked = items.filter((row) => failures.includes(`${row.assetId} ${id}`)).map((row) => row.assetId)
  const tick = (next: ReadonlySet<string>) => {
    const others = failures.filter((failure) => !items.some((row) => failure === `${row.assetId} ${id}`))
    setTicks((now) => ({ ...now, failures: [...others, ...[...next].map((assetId) => `${assetId} ${id}`)] }))
  }
  const counts: Record<ResourceStatus, number> = {
    unhealthy: recommendation.unhealthy,
    healthy: recommendation.healthy,
    'not-applicable': recommendation.notApplicable,
    exempt: recommendation.exempt,
  }
  const failing = state.tab === 'unhealthy' || state.tab === 'exempt'
  const example = state.resource ?? (failing ? items[0]?.assetId : undefined)
  return (
    <>
      {recommendation.patchable && failing && example !== undefined ? <Patch checkId={id} assetId={example} /> : null}
      <div className="pane-bleed">
        <Tabs
          label="Resources by result"
          current={state.tab}
          tabs={(Object.keys(tabNames) as ResourceStatus[]).map((tab) => ({
            id: tab,
            label: tabNames[tab],
            count: counts[tab],
            href: recommendationHref({ ...state, tab, resource: undefined }, id),
          }))}
        />
        {query.isError && items.length === 0 ? (
          <ProblemState
            what="Resources"
            hides="Which resources these are is not shown because of it."
            error={query.error}
            onRetry={() => void query.refetch()}
            retrying={query.isFetching}
            level={3}
          />
        ) : query.isPending ? (
          <Loading what="resources" rows={4} />
        ) : items.length === 0 ? (
          <p className="muted px-5 py-3">{nothingHere[state.tab]}</p>
        ) : (
          <ResourceTable
            resources={items}
            status={state.tab}
            openId={state.resource ?? null}
            manyEnvironments={recommendation.environments.length > 1}
            selection={state.tab === 'unhealthy' ? { selected: new Set(ticked), onChange: tick } : undefined}
            deeds={(row) => <DecideFailure recommendation={recommendation} row={row} />}
            hrefOf={(row: AssessedResource) =>
              recommendationHref({ ...state, resource: row.assetId === state.resource ? undefined : row.assetId }, id)
            }
          />
        )}
        {items.length > 0 ? (
          <Pager
            noun="resources"
            shown={items.length}
            total={query.data?.pages[0]?.total.value}
            onMore={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
            busy={query.isFetchingNextPage}
          />
        ) : null}
        <div className="row px-5 py-2">
          <ExportLinks
            small
            name="resources"
            filters={{ checkId: id, ...resourceFilters(state) }}
            total={query.data?.pages[0]?.total}
          />
        </div>
      </div>
    </>
  )
}

function Patch({ checkId, assetId }: { checkId: string; assetId: string }) {
  const query = useQuery({
    queryKey: recommendationKeys.fix(checkId, assetId),
    queryFn: (context) => fetchFix(checkId, assetId, context),
  })
  if (query.data) return <ResourcePatch fix={query.data} />
  if (!query.isError) return <Loading what="patch" rows={2} />
  return <p className="muted">The patch could not be loaded. {query.error.message}</p>
}
