'use client'

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { ControlAnswers } from '@/components/compliance/control-answers'
import { ControlChecks } from '@/components/compliance/control-checks'
import { ControlStatus } from '@/components/compliance/control-status'
import { FailingTable } from '@/components/compliance/failing-table'
import { reasonWords } from '@/components/compliance/words'
import { Pager } from '@/components/data-table/pager'
import { Loading } from '@/components/states/loading'
import { QueryFailure } from '@/components/states/query-failure'
import { formatCount } from '@/components/ui/format-count'
import { Pane } from '@/components/ui/split'
import { queryString } from '@/lib/client/fetch-json'
import type { ControlDetails } from '@/lib/model/compliance'
import { complianceKeys, fetchControl, fetchFailing } from '../queries'
import { standardHref, type StandardState } from '../search-params'

type PaneProps = { standard: string; control: string; state: StandardState }

/** One control: how it stands and why, the recommendations behind it, who answers for it, what fails. */
export function ControlPane({ standard, control, state }: PaneProps) {
  const { environment } = state
  const query = useQuery({
    queryKey: complianceKeys.control(standard, control, environment),
    queryFn: (context) => fetchControl(standard, control, environment, context),
  })
  const closeHref = standardHref(standard, { ...state, open: null })
  const details = query.data?.id === `${standard}/${control}` ? query.data : undefined
  if (!details) {
    return (
      <Pane label="Control" closeHref={closeHref}>
        {query.error ? (
          <QueryFailure
            what="Control"
            hides="Its resources are not shown because of it."
            error={query.error}
            onRetry={() => void query.refetch()}
            retrying={query.isFetching}
          />
        ) : (
          <Loading what="control" />
        )}
      </Pane>
    )
  }
  return (
    <Pane
      label={`${details.control} ${details.title}`}
      closeHref={closeHref}
      bar={<span className="muted s cut">{details.sectionTitle}</span>}
      head={
        <>
          <div className="row">
            <ControlStatus status={details.status} />
            <code className="faint cut">{details.control}</code>
            <span className="grow" />
            {details.level === null ? null : <span className="s faint">{details.level}</span>}
          </div>
          <h2>{details.title}</h2>
        </>
      }
    >
      <p className="muted">{reasonOf(details)}</p>
      {details.environments.length > 1 ? <Places details={details} state={state} /> : null}
      <ControlChecks
        control={details}
        hrefOf={(id) => `/recommendations/${encodeURIComponent(id)}${queryString({ environment })}`}
      />
      <ControlAnswers control={details} />
      {details.decidedBy !== 'person' && details.unhealthy > 0 ? (
        <Failing standard={standard} control={control} details={details} environment={environment} />
      ) : null}
    </Pane>
  )
}

function reasonOf({ reason, healthy, unhealthy, exempt, checks, decidedBy }: ControlDetails): string {
  if (reason !== 'assessed') return reasonWords[reason]
  const unmade = checks.filter(({ made }) => !made).length
  const parts = [
    `${formatCount(unhealthy)} of ${formatCount(healthy + unhealthy)} results of its checks are unhealthy.`,
    ...(exempt > 0 ? [`${formatCount(exempt)} more are exempt.`] : []),
    ...(unmade > 0 && decidedBy === 'checks'
      ? [`It rests on ${checks.length - unmade} of ${checks.length} checks.`]
      : []),
  ]
  return parts.join(' ')
}

function Places({ details, state }: { details: ControlDetails; state: StandardState }) {
  return (
    <section className="cp-part">
      <h3 className="h3">Environments</h3>
      <ul className="cp-list">
        {details.environments.map(({ id, name, status }) => (
          <li key={id} className="cp-place">
            <Link className="link" href={standardHref(details.standard, { ...state, environment: id })}>
              {name}
            </Link>
            <ControlStatus status={status} />
          </li>
        ))}
      </ul>
    </section>
  )
}

type FailingProps = { standard: string; control: string; details: ControlDetails; environment: string | undefined }

function Failing({ standard, control, details, environment }: FailingProps) {
  const query = useInfiniteQuery({
    queryKey: complianceKeys.resources(standard, control, environment),
    queryFn: ({ pageParam, signal }) => fetchFailing(standard, control, environment, pageParam, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
  const items = query.data?.pages.flatMap((page) => page.items) ?? []
  if (query.isPending) return <Loading what="resources" rows={4} />
  if (query.error && items.length === 0) {
    return (
      <QueryFailure
        what="Resources"
        hides="Which resources fail is not shown because of it."
        error={query.error}
        onRetry={() => void query.refetch()}
        retrying={query.isFetching}
        level={3}
      />
    )
  }
  const total = query.data?.pages[0]?.total
  return (
    <div className="cp-bleed">
      <FailingTable
        resources={items}
        manyEnvironments={details.environments.length > 1}
        hrefOf={(row) => `/inventory/${row.assetId}${queryString({ environment })}`}
      />
      <Pager
        noun="resources"
        shown={items.length}
        total={total?.value}
        capped={total?.capped}
        onMore={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
        busy={query.isFetchingNextPage}
      />
    </div>
  )
}
