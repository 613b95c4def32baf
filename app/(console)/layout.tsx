import { HydrationBoundary, dehydrate } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { grantsOf } from '@/lib/auth/actor'
import { can } from '@/lib/auth/policy'
import { LiveProvider } from '@/lib/client/live'
import { MeProvider } from '@/lib/client/me'
import { keys } from '@/lib/client/keys'
import { makeQueryClient } from '@/lib/client/query-client'
import { QueryProvider } from '@/lib/client/query-provider'
import { pageContext } from '@/lib/http/page-context'
import packageFile from '@/package.json'
import { listEnvironments } from '@/lib/queries/list-environments'
import { readCounts } from '@/lib/queries/read-counts'
import { ConsoleFrame } from './console-frame'
import { NoRole } from './no-role'

/** The console: who is signed in, which environments they see, and what every page shows. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const context = await pageContext()
  const { actor, now } = context
  if (actor.kind !== 'user') return null
  const me = { id: actor.id, name: actor.name, email: actor.email, grants: grantsOf(actor) }
  const mayRead = can(me.grants, 'posture:read')
  const client = makeQueryClient()
  const environments = mayRead ? (await listEnvironments(context, { limit: 200 })).items : []
  if (mayRead) {
    await client.prefetchQuery({ queryKey: keys.list('counts', {}), queryFn: () => readCounts(context, {}) })
  }
  return (
    <QueryProvider>
      <HydrationBoundary state={dehydrate(client)}>
        <MeProvider me={me}>
          <LiveProvider enabled={mayRead}>
            <ConsoleFrame
              environments={environments.map(({ id, name }) => ({ id, name }))}
              now={now.toISOString()}
              version={packageFile.version}
              mayRead={mayRead}
            >
              {mayRead ? children : <NoRole />}
            </ConsoleFrame>
          </LiveProvider>
        </MeProvider>
      </HydrationBoundary>
    </QueryProvider>
  )
}
