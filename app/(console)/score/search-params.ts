import { z } from 'zod'
import { listedCauses, type ListedCause } from '@/lib/model/movement-cause'
import { readParam, type PageParams } from '../overview/search-params'

/** What the URL of the score says. Days are UTC; without them the last seven days are shown. */
export type ScoreState = {
  environment?: string | undefined
  from?: string | undefined
  to?: string | undefined
  /** The cause whose resources are listed beside. */
  open: { cause: ListedCause; check: string } | null
}

const day = z.iso.date()
const known = (text: string | undefined) => (day.safeParse(text).success ? text : undefined)

export function readScoreState(params: PageParams): ScoreState {
  const cause = z.enum(listedCauses).safeParse(readParam(params, 'cause'))
  return {
    environment: readParam(params, 'environment'),
    from: known(readParam(params, 'from')),
    to: known(readParam(params, 'to')),
    open: cause.success ? { cause: cause.data, check: readParam(params, 'check') ?? '' } : null,
  }
}

export function scoreHref({ environment, from, to, open }: ScoreState): string {
  const search = new URLSearchParams()
  const set = (name: string, value: string | undefined) => value && search.set(name, value)
  set('environment', environment)
  set('from', from)
  set('to', to)
  set('cause', open?.cause)
  set('check', open?.check)
  return search.size > 0 ? `/score?${search.toString()}` : '/score'
}

const week = 7 * 86_400_000

/**
 * What the API is asked: from the first day's beginning to the last one's end. The first day is always named, so that
 * causes and their resources are of the same time.
 */
export const periodFilters = ({ environment, from, to }: ScoreState, now: string) => ({
  environment,
  from: `${from ?? new Date(Date.parse(to ?? now) - week).toISOString().slice(0, 10)}T00:00:00.000Z`,
  to: to === undefined ? undefined : `${to}T23:59:59.999Z`,
})
