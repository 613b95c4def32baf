import { HydrationBoundary, dehydrate } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { keys } from '@/lib/client/keys'
import { makeQueryClient } from '@/lib/client/query-client'
import { pickSearch, type PageSearch } from '@/lib/client/search-params'
import { pageContext } from '@/lib/http/page-context'
import { listDetectionExceptions } from '@/lib/queries/list-detection-exceptions'
import { listDetectionSettings } from '@/lib/queries/list-detection-settings'
import { listDetections } from '@/lib/queries/list-detections'
import { knownFilters } from './search-params'
import { DetectionsView } from './view'

export const metadata: Metadata = { title: 'Detections' }

/** The detections over audit logs, what each environment set for them, and the one that is open. */
export default async function DetectionsPage({ searchParams }: { searchParams: PageSearch }) {
  const context = await pageContext()
  const names = ['environment', 'severity', 'tactic', 'kind', 'state', 'q', 'open'] as const
  const { open, ...given } = await pickSearch(searchParams, names)
  const filters = knownFilters(given)
  const place = filters.environment ? { environment: filters.environment } : {}
  const { state, severity, tactic, kind, ...rest } = filters
  const lists = {
    ...(severity ? { severity: severity.split(',') } : {}),
    ...(tactic ? { tactic: tactic.split(',') } : {}),
    ...(kind ? { kind: kind.split(',') } : {}),
    ...(state ? { state } : {}),
  }
  const client = makeQueryClient()
  await Promise.all([
    client.prefetchInfiniteQuery({
      queryKey: keys.list('detections', filters),
      queryFn: () => listDetections(context, { ...rest, ...lists } as Parameters<typeof listDetections>[1]),
      initialPageParam: null,
    }),
    client.prefetchInfiniteQuery({
      queryKey: keys.detail('detections', 'settings', place),
      queryFn: () => listDetectionSettings(context, place),
      initialPageParam: null,
    }),
    client.prefetchInfiniteQuery({
      queryKey: keys.detail('detections', 'exceptions', { environment: filters.environment, state: 'active' }),
      queryFn: () => listDetectionExceptions(context, { ...place, state: 'active' }),
      initialPageParam: null,
    }),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <DetectionsView filters={filters} open={open ?? null} />
    </HydrationBoundary>
  )
}
