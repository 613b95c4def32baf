import { HydrationBoundary, dehydrate } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { keys } from '@/lib/client/keys'
import { makeQueryClient } from '@/lib/client/query-client'
import { pageContext } from '@/lib/http/page-context'
import { listEnvironments } from '@/lib/queries/list-environments'
import { listPersonalTokens } from '@/lib/queries/list-personal-tokens'
import { listSessions } from '@/lib/queries/list-sessions'
import { AccountView } from './view'

export const metadata: Metadata = { title: 'Your account' }

/** The signed-in person: roles, password, sessions, tokens. */
export default async function AccountPage() {
  const context = await pageContext()
  const client = makeQueryClient()
  const [environments] = await Promise.all([
    listEnvironments(context, { limit: 200 }),
    client.prefetchInfiniteQuery({
      queryKey: keys.list('tokens', {}),
      queryFn: () => listPersonalTokens(context, {}),
      initialPageParam: null,
    }),
    client.prefetchQuery({ queryKey: keys.detail('people', 'my-sessions'), queryFn: () => listSessions(context, {}) }),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <AccountView environments={environments.items.map(({ id, name }) => ({ id, name }))} />
    </HydrationBoundary>
  )
}
