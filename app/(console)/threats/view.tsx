'use client'

import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import '@/components/alerts/alerts.css'
import '@/components/alerts/threats.css'
import { AlertChart } from '@/components/alerts/alert-chart'
import { TacticsBoard } from '@/components/alerts/tactics-board'
import { withEnvironment } from '@/components/shell/environment-url'
import { Loading } from '@/components/states/loading'
import { QueryFailure } from '@/components/states/query-failure'
import { StaleBanner } from '@/components/states/stale-banner'
import { formatCount } from '@/components/ui/format-count'
import { PageHead } from '@/components/ui/page-head'
import { Region } from '@/components/ui/region'
import { fetchJson, queryString } from '@/lib/client/fetch-json'
import { keys } from '@/lib/client/keys'
import type { TacticsBoard as Board } from '@/lib/model/threat-board'
import { ThreatTabs } from './tabs'
import { trendFilters } from './trend-filters'

/** What is going on by tactic and technique, and how it went. */
export function ThreatsView({ filters }: { filters: { environment?: string } }) {
  const router = useRouter()
  const query = useQuery({
    queryKey: keys.detail('alerts', 'tactics', filters),
    queryFn: ({ signal }) => fetchJson<Board>(`/api/v1/alerts/tactics${queryString(filters)}`, { signal }),
  })
  const { data } = query
  const environment = filters.environment ?? null
  const href = (path: string) => withEnvironment(path, environment)
  const retry = () => void query.refetch()
  return (
    <>
      <PageHead title="Threats" facts={data ? `${formatCount(data.open)} open alerts` : undefined} />
      <ThreatTabs current="board" environment={environment} />
      <Region title="Trend" note="Alerts raised in the last 90 days, by severity, two days to a column">
        <AlertChart
          filters={trendFilters(filters)}
          onNarrow={({ from, to }) =>
            router.push(
              href(
                `/alerts?status=all&raisedSince=${new Date(from).toISOString()}&raisedUntil=${new Date(to).toISOString()}`,
              ),
            )
          }
        />
      </Region>
      {data && query.isError ? (
        <StaleBanner since={new Date(query.dataUpdatedAt)} onRetry={retry} retrying={query.isFetching} />
      ) : null}
      <Region
        title="Tactics and techniques"
        note="ATT&CK for containers; open alerts, and in grey how many kinds of alerts could tell of the rest"
      >
        {data ? (
          <TacticsBoard board={data} href={href} />
        ) : query.isError ? (
          <QueryFailure
            error={query.error}
            what="The board"
            hides="What is going on by tactic is not shown because of it."
            onRetry={retry}
            retrying={query.isFetching}
          />
        ) : (
          <Loading what="board" rows={8} />
        )}
      </Region>
    </>
  )
}
