'use client'

import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import { useMemo, type ReactNode } from 'react'
import { ConsoleShell } from '@/components/shell/console-shell'
import type { ShellEnvironment } from '@/components/shell/environment-switch'
import { can } from '@/lib/auth/policy'
import { roleSummary } from '@/lib/auth/role-summary'
import { fetchJson, queryString } from '@/lib/client/fetch-json'
import { keys } from '@/lib/client/keys'
import { useLive } from '@/lib/client/live'
import { useMe } from '@/lib/client/me'
import { signOut } from '@/lib/client/sign-out'
import type { Counts } from '@/lib/queries/read-counts'
import { ReportAge } from './report-age'
import { searchIn } from './search-estate'

type FrameProps = {
  environments: readonly ShellEnvironment[]
  now: string
  version: string
  mayRead: boolean
  children: ReactNode
}

/** The shell with what it shows: the environment of the URL, counts that stay fresh, the person. */
export function ConsoleFrame({ environments, now, version, mayRead, children }: FrameProps) {
  const me = useMe()
  const live = useLive()
  const wanted = useSearchParams().get('environment')
  const environment = environments.find(({ id, name }) => id === wanted || name === wanted)?.id ?? null
  // The layout fetches those of all environments beforehand; it does not know the URL.
  const narrowing = environment === null ? {} : { environment }
  const counts = useQuery({
    queryKey: keys.list('counts', narrowing),
    queryFn: ({ signal }) => fetchJson<Counts>(`/api/v1/counts${queryString(narrowing)}`, { signal }),
    refetchInterval: 10_000,
    enabled: mayRead,
  })
  const { data } = counts
  const search = useMemo(() => searchIn(environment), [environment])
  return (
    <ConsoleShell
      person={{ name: me.name, email: me.email, role: roleSummary(me.grants) }}
      environments={environments}
      environment={environment}
      counts={data ? { alerts: data.alerts, collectors: data.collectors } : {}}
      now={now}
      version={version}
      search={mayRead ? search : undefined}
      live={mayRead ? <ReportAge counts={data} away={counts.isError || live === 'away'} /> : undefined}
      onSignOut={() => void signOut()}
      canTriage={can(me.grants, 'alerts:triage')}
    >
      {children}
    </ConsoleShell>
  )
}
