'use client'

import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import '@/components/vulnerabilities/vulnerabilities.css'
import { SeverityCounts } from '@/components/mark/severity-mark'
import { ExportLinks } from '@/components/data-table/export-links'
import { withEnvironment } from '@/components/shell/environment-url'
import { Loading } from '@/components/states/loading'
import { QueryFailure } from '@/components/states/query-failure'
import { StaleBanner } from '@/components/states/stale-banner'
import { Chip } from '@/components/ui/chip'
import { CopyButton } from '@/components/ui/copy-button'
import { PageHead } from '@/components/ui/page-head'
import { Tabs, type Tab } from '@/components/ui/tabs'
import { ImageHistory } from '@/components/vulnerabilities/image-history'
import { ImageLayers } from '@/components/vulnerabilities/image-layers'
import { ImagePackages } from '@/components/vulnerabilities/image-packages'
import { ImageTop } from '@/components/vulnerabilities/image-top'
import { digestName, imageNameParts } from '@/lib/client/digest-name'
import { fetchJson } from '@/lib/client/fetch-json'
import { keys } from '@/lib/client/keys'
import { searchHref } from '@/lib/client/search-params'
import { usePages } from '@/lib/client/use-pages'
import type { FindingKind } from '@/lib/model/finding'
import type { FindingItem, ImageDetail } from '@/lib/model/inventory'
import { ImageFindings } from './findings'
import { findingFiltersOf, imageTab, type ImagePageState } from './search-params'

const kindNames = {
  vulnerability: 'Vulnerabilities',
  secret: 'Secrets',
  misconfiguration: 'Configuration',
  licence: 'Licences',
  malware: 'Malware',
} as const satisfies Record<FindingKind, string>
const alwaysShown: readonly FindingKind[] = ['vulnerability', 'secret']

/** The image with what is known of it; the findings of the chosen tab beside its layers. */
export function ImageView({ id, state }: { id: string; state: ImagePageState }) {
  const query = useQuery({
    queryKey: keys.detail('images', id),
    queryFn: ({ signal }) => fetchJson<ImageDetail>(`/api/v1/images/${id}`, { signal }),
  })
  const image = query.data
  if (!image) {
    if (!query.error) return <Loading what="image" />
    return (
      <QueryFailure
        error={query.error}
        what="This image"
        hides="What was found in it is not shown because of it."
        onRetry={() => void query.refetch()}
      />
    )
  }
  const path = `/images/${id}`
  const tab = imageTab(state.tab)
  const environment = state.environment ?? null
  const href = (changes: Record<string, string | null>) => searchHref(path, state, changes)
  const tabs: Tab[] = (Object.keys(kindNames) as FindingKind[]).flatMap((kind) => {
    const count = image.findings.find((row) => row.kind === kind)?.count ?? 0
    return count > 0 || kind === tab || alwaysShown.includes(kind)
      ? [
          {
            id: kind,
            label: kindNames[kind],
            count,
            href: searchHref(path, { environment: state.environment }, { tab: kind === 'vulnerability' ? null : kind }),
          },
        ]
      : []
  })
  tabs.push({
    id: 'packages',
    label: 'Packages',
    // No list is not the same as none installed.
    ...(image.packages > 0 ? { count: image.packages } : {}),
    href: searchHref(path, { environment: state.environment }, { tab: 'packages' }),
  })
  tabs.push({
    id: 'history',
    label: 'History',
    href: searchHref(path, { environment: state.environment }, { tab: 'history' }),
  })
  return (
    <>
      <Head image={image} environment={environment}>
        {tab === 'history' ? null : tab === 'packages' ? (
          <ExportLinks name="packages" filters={{ id }} total={{ value: image.packages, capped: false }} />
        ) : (
          <FindingsExport filters={findingFiltersOf(id, state)} />
        )}
      </Head>
      {query.error ? <StaleBanner since={new Date(query.dataUpdatedAt)} onRetry={() => void query.refetch()} /> : null}
      <ImageTop image={image} environment={environment} />
      <Tabs label="Parts of the image" current={tab} tabs={tabs} />
      {tab === 'packages' ? (
        <ImagePackages id={id} total={image.packages} />
      ) : tab === 'history' ? (
        <ImageHistory id={id} environment={environment} />
      ) : (
        <div className="img-main">
          <ImageLayers image={image} layer={state.layer} href={(layer) => href({ layer, open: null })} />
          <div className="img-list">
            <ImageFindings image={image} state={state} tab={tab} path={path} />
          </div>
        </div>
      )}
    </>
  )
}

type HeadProps = { image: ImageDetail; environment: string | null; children: ReactNode }

/** What the image is called; `children` let the list below leave as a file. */
function Head({ image, environment, children }: HeadProps) {
  const { registry, short } = imageNameParts(image.name)
  const { unknown: _unknown, ...rated } = image.severities
  return (
    <PageHead
      crumbs={[
        { label: 'Images', href: withEnvironment('/images', environment) },
        ...(registry
          ? [{ label: registry, href: withEnvironment(`/images?q=${encodeURIComponent(registry)}`, environment) }]
          : []),
      ]}
      title={short}
      facts={
        <span className="row">
          {image.digest ? (
            <>
              <code>sha256:{digestName(image.digest, 20)}</code>
              <CopyButton small variant="quiet" label="Copy the digest" text={image.digest} />
            </>
          ) : (
            <span>known by tag only, not scanned</span>
          )}
          {image.tags.slice(0, 4).map((tag) => (
            <Chip key={tag} tone="line">
              {tag}
            </Chip>
          ))}
          {image.tags.length > 4 ? <span className="faint">+{image.tags.length - 4}</span> : null}
        </span>
      }
      actions={
        <>
          <SeverityCounts counts={rated} />
          {children}
        </>
      }
    />
  )
}

/** The list's own total, from the same cache: the file holds as many rows as the button says. */
function FindingsExport({ filters }: { filters: Record<string, string> }) {
  const { total } = usePages<FindingItem>(keys.list('findings', filters), '/api/v1/findings', filters)
  return <ExportLinks name="findings" filters={filters} total={total} />
}
