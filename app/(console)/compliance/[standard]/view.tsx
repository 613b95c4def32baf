'use client'

import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { FileText } from 'lucide-react'
import { useRouter } from 'next/navigation'
import '@/components/compliance/compliance.css'
import { ControlTable, controlRows, type ControlRow } from '@/components/compliance/control-table'
import { fraction, mappingNames } from '@/components/compliance/words'
import { ExportLinks } from '@/components/data-table/export-links'
import { KeyBar } from '@/components/data-table/key-bar'
import { NoMatch } from '@/components/states/empty'
import { Loading } from '@/components/states/loading'
import { QueryFailure } from '@/components/states/query-failure'
import { StaleBanner } from '@/components/states/stale-banner'
import { buttonClass } from '@/components/ui/button'
import { PageHead } from '@/components/ui/page-head'
import { ResourceLegend } from '@/components/ui/resource-bar'
import { Split } from '@/components/ui/split'
import { queryString } from '@/lib/client/fetch-json'
import type { StandardDetails } from '@/lib/model/compliance'
import { complianceKeys, fetchStandard } from '../queries'
import { controlFilters, filterCount, standardHref, type StandardState } from '../search-params'
import { ControlFilters } from './filters'
import { ControlPane } from './pane'

type ViewProps = { standard: string; state: StandardState }

/** One standard: its controls by section, and the open one beside them. */
export function StandardView({ standard, state }: ViewProps) {
  const query = useQuery({
    queryKey: complianceKeys.standard(standard, state),
    queryFn: (context) => fetchStandard(standard, state, context),
  })
  // What is kept from the standard before must not stand under this one's name.
  const details = query.data?.id === standard ? query.data : undefined
  const total = details ? { value: details.items.length, capped: false } : undefined
  return (
    <Split
      pane={state.open === null ? undefined : <ControlPane standard={standard} control={state.open} state={state} />}
    >
      <PageHead
        crumbs={[{ label: 'Compliance', href: `/compliance${queryString({ environment: state.environment })}` }]}
        title={details ? `${details.name} ${details.version}` : 'Standard'}
        facts={details ? factsOf(details) : undefined}
        actions={
          <>
            <ExportLinks name="compliance" filters={{ standard, ...controlFilters(state) }} total={total} />
            <a
              className={buttonClass({})}
              href={`/api/v1/reports/compliance.pdf${queryString({ standard, environment: state.environment })}`}
              download
            >
              <FileText className="i i-s" aria-hidden="true" />
              PDF
            </a>
          </>
        }
      />
      {details ? (
        <p className="cp-source s muted">
          Mapping to checks: {mappingNames[details.mapping]}. {details.source}
        </p>
      ) : null}
      <ControlFilters standard={standard} state={state} details={details} />
      <Controls standard={standard} state={state} details={details} query={query} />
      <KeyBar
        hints={[
          { keys: ['J', 'K'], label: 'next, previous' },
          { keys: ['Enter'], label: 'open' },
          { keys: ['Esc'], label: 'close' },
        ]}
      >
        <span className="row">
          <ResourceLegend />
          {state.open === null ? <span className="faint">A resource counts once for each check</span> : null}
        </span>
      </KeyBar>
    </Split>
  )
}

function factsOf({ counts, environments }: StandardDetails): string {
  const [only] = environments
  const where = environments.length === 1 && only ? only.name : `${environments.length} environments`
  const passed = counts.passed + counts.failed === 0 ? 'nothing decided' : `${fraction(counts)} decided controls passed`
  const rest = counts.manual + counts['not-assessable'] + counts.skipped
  return `${where}: ${passed}, ${rest} not decided`
}

type ControlsProps = ViewProps & { details: StandardDetails | undefined; query: UseQueryResult<StandardDetails> }

function Controls({ standard, state, details, query }: ControlsProps) {
  const router = useRouter()
  const retry = () => void query.refetch()
  if (!details) {
    if (!query.error) return <Loading what="controls" rows={12} />
    return (
      <QueryFailure
        what="Controls"
        hides="Which of them fail is not shown because of it."
        error={query.error}
        onRetry={retry}
        retrying={query.isFetching}
      />
    )
  }
  if (details.items.length === 0) {
    const clearHref = standardHref(standard, { ...state, status: [], q: undefined })
    return <NoMatch what="control" filters={filterCount(state)} clearHref={clearHref} />
  }
  const hrefOf = (row: ControlRow) => {
    if (row.kind === 'child') return standardHref(standard, { ...state, open: row.control.control })
    const closed = row.isOpen ? [...state.closed, row.section] : state.closed.filter((id) => id !== row.section)
    return standardHref(standard, { ...state, closed })
  }
  return (
    <>
      {query.error ? (
        <StaleBanner since={new Date(query.dataUpdatedAt)} onRetry={retry} retrying={query.isFetching} />
      ) : null}
      <ControlTable
        rows={controlRows(details.items, { closed: state.closed, filtered: filterCount(state) > 0 })}
        openId={state.open === null ? null : `${standard}/${state.open}`}
        hrefOf={hrefOf}
        onEscape={
          state.open === null
            ? undefined
            : () => router.push(standardHref(standard, { ...state, open: null }), { scroll: false })
        }
      />
    </>
  )
}
