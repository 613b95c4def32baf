'use client'

import { useQuery } from '@tanstack/react-query'
import { can } from '@/lib/auth/policy'
import { fetchJson, queryString } from '@/lib/client/fetch-json'
import { keys } from '@/lib/client/keys'
import { useMe } from '@/lib/client/me'
import { formatCount } from '../ui/format-count'
import { Age } from '../ui/time'
import { Empty, NothingConnected } from './empty'

type Counts = { collectorsTotal: number; collectorsReporting: number; lastReportAt: string | null }

type EstateProps = {
  title: string
  /** The environment that the list is narrowed to: the evidence must be about what is shown. */
  environment: string | null | undefined
  level?: 2 | 3
}

/** Nothing of a kind is there: because no collector has reported yet, or because those that do found none. */
export function EmptyEstate({ title, environment, level }: EstateProps) {
  const narrowing = environment ? { environment } : {}
  const me = useMe()
  const { data } = useQuery({
    queryKey: keys.list('counts', narrowing),
    queryFn: ({ signal }) => fetchJson<Counts>(`/api/v1/counts${queryString(narrowing)}`, { signal }),
  })
  if (data && data.lastReportAt === null) {
    return (
      <NothingConnected
        level={level}
        {...(can(me.grants, 'collectors:write')
          ? { connectHref: `/collectors${queryString(narrowing)}` }
          : {
              text: 'Until one does, nothing is known here, and an empty page is not a clean bill. A security admin can connect one.',
            })}
      />
    )
  }
  return (
    <Empty
      level={level}
      title={title}
      evidence={
        data ? (
          <>
            {formatCount(data.collectorsReporting)} of {formatCount(data.collectorsTotal)} collectors are on time, the
            newest report came <Age at={data.lastReportAt} />.
          </>
        ) : (
          'How fresh that is could not be read.'
        )
      }
    />
  )
}
