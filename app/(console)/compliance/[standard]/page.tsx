import { HydrationBoundary, dehydrate } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { standardById } from '@/lib/assess/frameworks'
import { makeQueryClient } from '@/lib/client/query-client'
import { pageContext } from '@/lib/http/page-context'
import { listControlResources } from '@/lib/queries/list-control-resources'
import { readComplianceControl } from '@/lib/queries/read-compliance-control'
import { readStandard } from '@/lib/queries/read-standard'
import type { PageParams } from '../../overview/search-params'
import { complianceKeys } from '../queries'
import { controlFilters, readStandardState } from '../search-params'
import { StandardView } from './view'

type Props = { params: Promise<{ standard: string }>; searchParams: Promise<PageParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const standard = standardById((await params).standard)
  return { title: standard ? `${standard.name} ${standard.version}` : 'Standard' }
}

export default async function StandardPage({ params, searchParams }: Props) {
  const context = await pageContext()
  const { standard } = await params
  if (!standardById(standard)) notFound()
  const state = readStandardState(await searchParams)
  const { environment, open: control } = state
  const client = makeQueryClient()
  await Promise.all([
    client.prefetchQuery({
      queryKey: complianceKeys.standard(standard, state),
      queryFn: () => readStandard(context, { standard, ...controlFilters(state) }),
    }),
    ...(control === null
      ? []
      : [
          client.prefetchQuery({
            queryKey: complianceKeys.control(standard, control, environment),
            queryFn: () => readComplianceControl(context, { standard, control, environment }),
          }),
          client.prefetchInfiniteQuery({
            queryKey: complianceKeys.resources(standard, control, environment),
            queryFn: () => listControlResources(context, { standard, control, environment }),
            initialPageParam: null,
          }),
        ]),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <StandardView standard={standard} state={state} />
    </HydrationBoundary>
  )
}
