import { searchHref } from '@/lib/client/search-params'

/** Filters of the list: named in the URL as the API names them, so that a link to one is a link to the other. */
export const alertFilterNames = [
  'environment',
  'status',
  'severity',
  'type',
  'tactic',
  'owner',
  'source',
  'suppressed',
  'entity',
  'asset',
  'q',
  'since',
  'until',
  'raisedSince',
  'raisedUntil',
  'overdue',
] as const

/** All that the URL of the page holds: filters, order, the open alert and its tab. */
export const alertParamNames = [...alertFilterNames, 'sort', 'open', 'tab'] as const

export type AlertParams = Partial<Record<(typeof alertParamNames)[number], string>>
export type AlertFilters = Partial<Record<(typeof alertFilterNames)[number] | 'sort', string>>

/** The list's own part of the URL. */
export function filtersOf({ open: _open, tab: _tab, ...filters }: AlertParams): AlertFilters {
  return filters
}

/** The part that the chart and the export share: without the order. */
export function unsorted({ sort: _sort, ...filters }: AlertFilters): Omit<AlertFilters, 'sort'> {
  return filters
}

/** A link to this page with some of it changed; null takes a part out. */
export function alertsHref(
  params: AlertParams,
  changes: Partial<Record<(typeof alertParamNames)[number], string | null>> = {},
): string {
  return searchHref('/alerts', params, changes)
}
