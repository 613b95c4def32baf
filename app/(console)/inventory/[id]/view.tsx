'use client'

import { useQuery } from '@tanstack/react-query'
import '@/components/inventory/inventory.css'
import '@/components/vulnerabilities/vulnerabilities.css'
import { AssetAlerts } from '@/components/inventory/asset-alerts'
import { AssetFacts } from '@/components/inventory/asset-facts'
import { AssetHistory } from '@/components/inventory/asset-history'
import { AssetPosture } from '@/components/inventory/asset-posture'
import { AssetRelations } from '@/components/inventory/asset-relations'
import { AssetState } from '@/components/inventory/asset-table'
import { kindNames } from '@/components/inventory/kind-names'
import { NamespacePosture } from '@/components/inventory/namespace-posture'
import { withEnvironment } from '@/components/shell/environment-url'
import { Loading } from '@/components/states/loading'
import { QueryFailure } from '@/components/states/query-failure'
import { StaleBanner } from '@/components/states/stale-banner'
import { PageHead } from '@/components/ui/page-head'
import { Tabs } from '@/components/ui/tabs'
import { fetchJson } from '@/lib/client/fetch-json'
import { keys } from '@/lib/client/keys'
import { searchHref } from '@/lib/client/search-params'
import type { AssetDetail } from '@/lib/model/inventory'
import { AssetFindings } from './findings'
import { assetTab, type AssetPageState } from './search-params'

/** The asset with its facts on top and one part of it below. */
export function AssetView({ id, state }: { id: string; state: AssetPageState }) {
  const query = useQuery({
    queryKey: keys.detail('assets', id),
    queryFn: ({ signal }) => fetchJson<AssetDetail>(`/api/v1/assets/${id}`, { signal }),
    // What is watched is heard of every half a minute.
    refetchInterval: ({ state }) => (state.data?.heartbeats.length ? 30_000 : false),
  })
  const asset = query.data
  if (!asset) {
    if (!query.error) return <Loading what="asset" />
    return (
      <QueryFailure
        error={query.error}
        what="This asset"
        hides="Its posture and findings are not shown because of it."
        onRetry={() => void query.refetch()}
      />
    )
  }
  const environment = state.environment ?? null
  const href = (path: string) => withEnvironment(path, environment)
  const path = `/inventory/${id}`
  const tabHref = (name: string | null) => searchHref(path, { environment: state.environment }, { tab: name })
  const related = asset.relations.reduce((sum, row) => sum + row.count, 0)
  const found = asset.findings.reduce((sum, row) => sum + row.count, 0)
  const tab = assetTab(state.tab, {
    inside: asset.kind === 'namespace' ? 1 : 0,
    posture: asset.assessments.length,
    // Never the first choice: it tells of the past.
    history: 0,
    findings: found,
    alerts: asset.alerts.total,
    relations: related,
  })
  return (
    <>
      <PageHead
        crumbs={[
          { label: 'Inventory', href: href('/inventory') },
          ...(asset.cluster && asset.cluster.id !== id
            ? [{ label: asset.cluster.name, href: href(`/inventory/${asset.cluster.id}`) }]
            : []),
          ...(asset.namespace
            ? [{ label: asset.namespace, href: href(`/inventory?namespace=${encodeURIComponent(asset.namespace)}`) }]
            : []),
        ]}
        title={asset.name}
        facts={
          <span className="row">
            {asset.objectKind ?? kindNames[asset.kind].one}, {asset.environment}
            <AssetState asset={asset} />
          </span>
        }
      />
      {query.error ? <StaleBanner since={new Date(query.dataUpdatedAt)} onRetry={() => void query.refetch()} /> : null}
      <AssetFacts asset={asset} href={href} />
      <Tabs
        label="Parts of the asset"
        current={tab}
        tabs={[
          ...(asset.kind === 'namespace' ? [{ id: 'inside', label: 'Inside', href: tabHref('inside') }] : []),
          {
            id: 'posture',
            label: 'Posture',
            count: asset.assessments.filter((row) => row.status === 'unhealthy').length,
            href: tabHref('posture'),
          },
          { id: 'history', label: 'History', href: tabHref('history') },
          { id: 'findings', label: 'Findings', count: found, href: tabHref('findings') },
          { id: 'alerts', label: 'Alerts', count: asset.alerts.total, href: tabHref('alerts') },
          { id: 'relations', label: 'Relations', count: related, href: tabHref('relations') },
        ]}
      />
      {tab === 'inside' ? <NamespacePosture id={id} href={href} /> : null}
      {tab === 'posture' ? <AssetPosture asset={asset} href={href} /> : null}
      {tab === 'history' ? <AssetHistory id={id} href={href} /> : null}
      {tab === 'findings' ? <AssetFindings asset={asset} state={state} path={path} /> : null}
      {tab === 'alerts' ? <AssetAlerts id={id} href={href} /> : null}
      {tab === 'relations' ? <AssetRelations id={id} href={href} /> : null}
    </>
  )
}
