import { HydrationBoundary, dehydrate } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { keys } from '@/lib/client/keys'
import { makeQueryClient } from '@/lib/client/query-client'
import { pickSearch, type PageSearch } from '@/lib/client/search-params'
import { pageContext } from '@/lib/http/page-context'
import { listAudit } from '@/lib/queries/list-audit'
import { listEnvironments } from '@/lib/queries/list-environments'
import { auditFilters } from './search-params'
import { AuditView } from './view'

export const metadata: Metadata = { title: 'Audit log' }

/** Who did what, when, from where, and what it changed. */
export default async function AuditPage({ searchParams }: { searchParams: PageSearch }) {
  const context = await pageContext()
  const filters = await pickSearch(searchParams, auditFilters)
  const { open } = await pickSearch(searchParams, ['open'])
  const client = makeQueryClient()
  const [environments] = await Promise.all([
    listEnvironments(context, { limit: 200 }),
    client.prefetchInfiniteQuery({
      queryKey: keys.list('audit', filters),
      queryFn: () => listAudit(context, filters as Parameters<typeof listAudit>[1]),
      initialPageParam: null,
    }),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <AuditView
        filters={filters}
        open={open ?? null}
        environments={environments.items.map(({ id, name }) => ({ id, name }))}
        now={context.now.toISOString()}
      />
    </HydrationBoundary>
  )
}
