'use client'

import { useQuery } from '@tanstack/react-query'
import { can } from '@/lib/auth/policy'
import { fetchJson } from '@/lib/client/fetch-json'
import { keys } from '@/lib/client/keys'
import { useMe } from '@/lib/client/me'
import { formatCount } from '../ui/format-count'
import { Age } from '../ui/time'
import { Empty, NothingConnected } from './empty'

type Counts = { collectorsTotal: number; collectorsReporting: number; lastReportAt: string | null }

/** Nothing of a kind is there: because no collector has reported yet, or because those that do found none. */
export function EmptyEstate({ title, level }: { title: string; level?: 2 | 3 }) {
  const me = useMe()
  const { data } = useQuery({
    queryKey: keys.list('counts', {}),
    queryFn: ({ signal }) => fetchJson<Counts>('/api/v1/counts', { signal }),
  })
  if (data && data.lastReportAt === null) {
    return (
      <NothingConnected level={level} connectHref={can(me.grants, 'collectors:write') ? '/collectors' : undefined} />
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
