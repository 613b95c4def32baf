import { HydrationBoundary, dehydrate } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { makeQueryClient } from '@/lib/client/query-client'
import { pageContext } from '@/lib/http/page-context'
import { listStandards } from '@/lib/queries/list-standards'
import type { PageParams } from '../overview/search-params'
import { complianceKeys, whole } from './queries'
import { readComplianceState } from './search-params'
import { ComplianceView } from './view'

export const metadata: Metadata = { title: 'Compliance' }

export default async function CompliancePage({ searchParams }: { searchParams: Promise<PageParams> }) {
  const context = await pageContext()
  const state = readComplianceState(await searchParams)
  const client = makeQueryClient()
  await client.prefetchQuery({
    queryKey: complianceKeys.list(state.environment),
    queryFn: () => listStandards(context, { environment: state.environment, limit: whole }),
  })
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ComplianceView state={state} />
    </HydrationBoundary>
  )
}
