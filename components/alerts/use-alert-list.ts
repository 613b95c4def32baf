'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { AlertItem } from '@/lib/model/alert-view'
import { alertKeys, fetchAlerts, type AlertPage } from './api'
import { useSteadyRows } from './use-steady-rows'

const none: readonly AlertItem[] = []

/** The alerts under these filters, page after page; they hold still while `held`. */
export function useAlertList(
  filters: Readonly<Record<string, string | undefined>>,
  steady: { held: boolean; own: ReadonlySet<string> },
) {
  const query = useInfiniteQuery({
    queryKey: alertKeys.list(filters),
    queryFn: ({ pageParam, signal }) => fetchAlerts(filters, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last: AlertPage) => last.next,
  })
  const { data } = query
  // A row that moved between two requests may come on two pages; the newer place counts.
  const rows = useMemo(() => {
    if (!data) return none
    return [...new Map(data.pages.flatMap((page) => page.items).map((row) => [row.id, row])).values()]
  }, [data])
  const list = useSteadyRows(
    {
      key: JSON.stringify(filters),
      data: rows,
      whole: data !== undefined && !query.hasNextPage,
      settled: data !== undefined && !query.isPlaceholderData,
    },
    steady,
  )
  return { query, list, total: data?.pages[0]?.total }
}
