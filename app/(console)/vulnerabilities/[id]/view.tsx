'use client'

import { useQuery } from '@tanstack/react-query'
import '@/components/vulnerabilities/vulnerabilities.css'
import { ExportLinks } from '@/components/data-table/export-links'
import { withEnvironment } from '@/components/shell/environment-url'
import { SeverityWord } from '@/components/mark/severity-mark'
import { Empty } from '@/components/states/empty'
import { ListState } from '@/components/states/list-state'
import { Loading } from '@/components/states/loading'
import { QueryFailure } from '@/components/states/query-failure'
import { StaleBanner } from '@/components/states/stale-banner'
import { InverseChip } from '@/components/ui/chip'
import { formatCount } from '@/components/ui/format-count'
import { PageHead } from '@/components/ui/page-head'
import { Region } from '@/components/ui/region'
import { AffectedTable } from '@/components/vulnerabilities/affected-table'
import { VulnerabilityFacts } from '@/components/vulnerabilities/vulnerability-facts'
import { fetchJson, queryString } from '@/lib/client/fetch-json'
import { keys } from '@/lib/client/keys'
import { usePages } from '@/lib/client/use-pages'
import type { AffectedAsset, VulnerabilityDetail } from '@/lib/model/inventory'

/** A vulnerability with its facts on top and everything it affects below. */
export function VulnerabilityView({ id, environment }: { id: string; environment: string | undefined }) {
  const path = `/api/v1/vulnerabilities/${encodeURIComponent(id)}`
  const query = useQuery({
    queryKey: keys.detail('vulnerabilities', id, { environment }),
    queryFn: ({ signal }) => fetchJson<VulnerabilityDetail>(path + queryString({ environment }), { signal }),
  })
  const list = usePages<AffectedAsset>(
    keys.detail('vulnerabilities', id, { environment, part: 'assets' }),
    `${path}/assets`,
    {
      environment,
    },
  )
  const { data } = query
  if (!data) {
    if (!query.error) return <Loading what="vulnerability" />
    return (
      <QueryFailure
        error={query.error}
        what="This vulnerability"
        hides="What it affects is not shown because of it."
        onRetry={() => void query.refetch()}
      />
    )
  }
  return (
    <>
      <PageHead
        crumbs={[{ label: 'Vulnerabilities', href: withEnvironment('/vulnerabilities', environment ?? null) }]}
        title={data.id}
        facts={
          <span className="row">
            <SeverityWord severity={data.severity} />
            {data.exploited ? <InverseChip>known exploited</InverseChip> : null}
            <span className="cut">{data.title}</span>
          </span>
        }
        actions={<ExportLinks name="affected-assets" filters={{ id: data.id, environment }} total={list.total} />}
      />
      {query.error ? <StaleBanner since={new Date(query.dataUpdatedAt)} onRetry={() => void query.refetch()} /> : null}
      <VulnerabilityFacts vulnerability={data} />
      <Region
        flush
        title="What it affects"
        note={`${formatCount(data.findings)} open ${data.findings === 1 ? 'finding' : 'findings'}, ${formatCount(data.running)} in something that runs, ${formatCount(data.fixable)} with a fix`}
      >
        <ListState
          list={list}
          what="Assets"
          one="asset"
          hides="You do not see what is affected."
          filters={0}
          clearHref=""
          empty={
            <Empty
              level={3}
              title="Nothing here is affected any longer"
              evidence="No open finding names this vulnerability."
            />
          }
        >
          {(items) => <AffectedTable items={items} environment={environment ?? null} />}
        </ListState>
      </Region>
    </>
  )
}
