'use client'

import { useInfiniteQuery, type QueryKey } from '@tanstack/react-query'
import { fetchJson, queryString } from './fetch-json'

/** One page of a list as the API answers it. */
export type ListPage<Item> = { items: Item[]; next: string | null; total: { value: number; capped: boolean } }

type Filters = Readonly<Record<string, string | undefined>>

/** A list that grows by pages. The server may have filled the first one under the same key (`prefetchInfiniteQuery`). */
export function usePages<Item, Page extends ListPage<Item> = ListPage<Item>>(
  queryKey: QueryKey,
  path: string,
  filters: Filters,
  { refetchInterval }: { refetchInterval?: number } = {},
) {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) =>
      fetchJson<Page>(path + queryString({ ...filters, cursor: pageParam }), { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: refetchInterval ?? false,
  })
  const pages = query.data?.pages
  return {
    items: pages?.flatMap((page) => page.items),
    /** The first page: what a list says of itself beside its items stands there. */
    first: pages?.[0],
    total: pages?.at(-1)?.total,
    error: query.error,
    updatedAt: query.dataUpdatedAt,
    fetching: query.isFetching,
    retry: () => void query.refetch(),
    more: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
    loadingMore: query.isFetchingNextPage,
  }
}
