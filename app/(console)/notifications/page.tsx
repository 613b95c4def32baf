import { HydrationBoundary, dehydrate } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { keys } from '@/lib/client/keys'
import { makeQueryClient } from '@/lib/client/query-client'
import { pickSearch, type PageSearch } from '@/lib/client/search-params'
import { env } from '@/lib/env'
import { pageContext } from '@/lib/http/page-context'
import { listEnvironments } from '@/lib/queries/list-environments'
import { listNotificationChannels } from '@/lib/queries/list-notification-channels'
import { listNotificationDeliveries } from '@/lib/queries/list-notification-deliveries'
import { listNotificationRules } from '@/lib/queries/list-notification-rules'
import { readNotificationDelivery } from '@/lib/queries/read-notification-delivery'
import { ledgerFilters, openFilters } from './search-params'
import { NotificationsView } from './view'

export const metadata: Metadata = { title: 'Notifications' }

/** What was told, by which rules, to whom. */
export default async function NotificationsPage({ searchParams }: { searchParams: PageSearch }) {
  const context = await pageContext()
  const filters = await pickSearch(searchParams, ledgerFilters)
  const opened = await pickSearch(searchParams, openFilters)
  const { environment } = filters
  const { open } = opened
  const client = makeQueryClient()
  type Asked = Parameters<typeof listNotificationDeliveries>[1]
  const part = (name: string) => keys.list('notifications', { environment, part: name })
  const [environments] = await Promise.all([
    listEnvironments(context, { limit: 200 }),
    client.prefetchInfiniteQuery({
      queryKey: keys.list('notifications', filters),
      queryFn: () => listNotificationDeliveries(context, filters as Asked),
      initialPageParam: null,
    }),
    client.prefetchInfiniteQuery({
      queryKey: part('rules'),
      queryFn: () => listNotificationRules(context, { environment, limit: 200 }),
      initialPageParam: null,
    }),
    client.prefetchInfiniteQuery({
      queryKey: part('channels'),
      queryFn: () => listNotificationChannels(context, { environment, limit: 200 }),
      initialPageParam: null,
    }),
    ...(open === undefined
      ? []
      : [
          client.prefetchQuery({
            queryKey: keys.detail('notifications', open),
            queryFn: () => readNotificationDelivery(context, { id: open }),
          }),
        ]),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <NotificationsView
        filters={filters}
        opened={opened}
        environments={environments.items.map(({ id, name }) => ({ id, name }))}
        mail={env().smtp !== null}
      />
    </HydrationBoundary>
  )
}
