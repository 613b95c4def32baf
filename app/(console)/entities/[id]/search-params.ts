import { shows } from '@/components/entities/words'
import { keys } from '@/lib/client/keys'

type Filter = { show?: Exclude<(typeof shows)[number]['id'], 'all'> }

/** What the page narrows its timeline to; an unknown word narrows nothing. */
export function entryFilter(show: string | undefined): Filter {
  const known = shows.find((one) => one.id === show)?.id ?? 'all'
  return known === 'all' ? {} : { show: known }
}

/** The timeline under one key, on the server and in the browser. */
export const timelineKey = (id: string, filter: Filter) => keys.list('alerts', { ...filter, part: 'entity', id })
