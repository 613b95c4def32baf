import { HydrationBoundary, dehydrate } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { withEnvironment } from '@/components/shell/environment-url'
import { keys } from '@/lib/client/keys'
import { makeQueryClient } from '@/lib/client/query-client'
import { pickSearch, type PageSearch } from '@/lib/client/search-params'
import { OperationError } from '@/lib/errors'
import { pageContext } from '@/lib/http/page-context'
import { readAsset } from '@/lib/queries/read-asset'
import { assetPageParams } from './search-params'
import { AssetView } from './view'

export const metadata: Metadata = { title: 'Asset' }

type PageProps = { params: Promise<{ id: string }>; searchParams: PageSearch }

/** One asset: facts, posture, findings, alerts, relations. Images have a page of their own. */
export default async function AssetPage({ params, searchParams }: PageProps) {
  const context = await pageContext()
  const { id } = await params
  const state = await pickSearch(searchParams, assetPageParams)
  const client = makeQueryClient()
  let isImage = false
  try {
    const asset = await readAsset(context, { id })
    isImage = asset.kind === 'image'
    client.setQueryData(keys.detail('assets', id), asset)
  } catch (error) {
    if (error instanceof OperationError && (error.code === 'not-found' || error.code === 'invalid')) notFound()
    throw error
  }
  if (isImage) redirect(withEnvironment(`/images/${id}`, state.environment ?? null))
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <AssetView id={id} state={state} />
    </HydrationBoundary>
  )
}
