'use client'

import { useQuery } from '@tanstack/react-query'
import '@/components/compliance/compliance.css'
import { ControlLegend } from '@/components/compliance/control-bar'
import { StandardTable, type StandardRow } from '@/components/compliance/standard-table'
import { groupNames } from '@/components/compliance/words'
import { ExportLinks } from '@/components/data-table/export-links'
import { KeyBar } from '@/components/data-table/key-bar'
import { EmptyEstate } from '@/components/states/empty-estate'
import { Loading } from '@/components/states/loading'
import { QueryFailure } from '@/components/states/query-failure'
import { StaleBanner } from '@/components/states/stale-banner'
import { PageHead } from '@/components/ui/page-head'
import type { StandardStanding } from '@/lib/model/compliance'
import { complianceKeys, fetchStandards } from './queries'
import { complianceHref, standardHref, type ComplianceState } from './search-params'

/** So many environments have a column of their own; of more only all together are shown. */
const most = 4

function rowsOf(items: readonly StandardStanding[], state: ComplianceState): StandardRow[] {
  return (Object.keys(groupNames) as StandardStanding['group'][]).flatMap((group): StandardRow[] => {
    const own = items.filter((item) => item.group === group)
    const isOpen = state.expanded.includes(group)
    return [
      { kind: 'group', id: group, count: own.length, isOpen },
      ...(isOpen ? own.map((standard): StandardRow => ({ kind: 'child', id: standard.id, standard })) : []),
    ]
  })
}

/** Standards and how much of each is met, in all environments and in each. */
export function ComplianceView({ state }: { state: ComplianceState }) {
  const query = useQuery({
    queryKey: complianceKeys.list(state.environment),
    queryFn: (context) => fetchStandards(state.environment, context),
  })
  const items = query.data?.items ?? []
  const environments = items[0]?.environments ?? []
  const [only] = environments
  const place = environments.length === 1 && only ? only.name : `${environments.length} environments`
  return (
    <>
      <PageHead
        title="Compliance"
        facts={query.data ? `${place}, ${items.length} standards` : undefined}
        actions={
          <ExportLinks name="standards" filters={{ environment: state.environment }} total={query.data?.total} />
        }
      />
      <Standards state={state} query={query} />
    </>
  )
}

type Query = ReturnType<typeof useQuery<{ items: StandardStanding[] }>>

function Standards({ state, query }: { state: ComplianceState; query: Query }) {
  if (!query.data) {
    if (!query.error) return <Loading what="standards" rows={12} />
    return (
      <QueryFailure
        what="Standards"
        hides="Which controls fail is not shown because of it."
        error={query.error}
        onRetry={() => void query.refetch()}
        retrying={query.isFetching}
      />
    )
  }
  const { items } = query.data
  const decided = items.some(({ counts }) => counts.passed + counts.failed + counts.skipped > 0)
  if (!decided) {
    return <EmptyEstate title="No control was decided yet" environment={state.environment} />
  }
  const environments = items[0]?.environments ?? []
  const shown = environments.length > 1 && environments.length <= most ? environments : []
  return (
    <>
      {query.error ? (
        <StaleBanner
          since={new Date(query.dataUpdatedAt)}
          onRetry={() => void query.refetch()}
          retrying={query.isFetching}
        />
      ) : null}
      <StandardTable
        rows={rowsOf(items, state)}
        environments={shown}
        hrefOf={(row, environment = state.environment) =>
          row.kind === 'group'
            ? complianceHref(state, row.id)
            : standardHref(row.id, { environment, status: [], closed: [], open: null })
        }
      />
      <KeyBar
        hints={[
          { keys: ['J', 'K'], label: 'next, previous' },
          { keys: ['Enter'], label: 'open' },
        ]}
      >
        <span className="row">
          <ControlLegend />
          <span className="faint">Passed: of the controls that were decided. No certificate.</span>
        </span>
      </KeyBar>
    </>
  )
}
