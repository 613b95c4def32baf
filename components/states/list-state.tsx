'use client'

import type { ReactNode } from 'react'
import { Pager } from '../data-table/pager'
import { NoMatch } from './empty'
import { Loading } from './loading'
import { QueryFailure } from './query-failure'
import { StaleBanner } from './stale-banner'

/** What `usePages` gives. */
export type ListQuery<Item> = {
  items: Item[] | undefined
  total: { value: number; capped: boolean } | undefined
  error: Error | null
  updatedAt: number
  fetching: boolean
  retry: () => void
  more: (() => void) | undefined
  loadingMore: boolean
}

export type ListStateProps<Item> = {
  list: ListQuery<Item>
  /** With a capital and plural: "Images". */
  what: string
  /** One row's name: "image". */
  one: string
  /** What a person does not see when the list cannot be loaded. */
  hides: string
  /** How many filters are on, and the page without them. */
  filters: number
  clearHref: string
  /** Drawn when there is nothing at all. */
  empty: ReactNode
  children: (items: Item[]) => ReactNode
}

/** A list in whichever state it is: rows (kept while they are renewed), none that fits, none at all, failed, on its way. */
export function ListState<Item>(props: ListStateProps<Item>) {
  const { list, what, one, hides, filters, clearHref, empty, children } = props
  const { items, total, error } = list
  if (items && items.length > 0) {
    return (
      <>
        {error ? (
          <StaleBanner since={new Date(list.updatedAt)} onRetry={list.retry} retrying={list.fetching}>
            {error.message}
          </StaleBanner>
        ) : null}
        {children(items)}
        <Pager
          noun={what.toLowerCase()}
          shown={items.length}
          total={total?.value}
          capped={total?.capped}
          onMore={list.more}
          busy={list.loadingMore}
        />
      </>
    )
  }
  if (items) return filters > 0 ? <NoMatch what={one} filters={filters} clearHref={clearHref} /> : empty
  if (error) return <QueryFailure {...{ error, what, hides }} onRetry={list.retry} retrying={list.fetching} />
  return <Loading what={what.toLowerCase()} rows={10} />
}
