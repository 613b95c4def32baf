import { z } from 'zod'
import { complianceStatusSchema, type ComplianceStatus, type StandardStanding } from '@/lib/model/compliance'
import { readParam, type PageParams } from '../overview/search-params'

const groups = ['hardening', 'regulation', 'further'] as const
type Group = StandardStanding['group']

/** What the URL of the list of standards says. */
export type ComplianceState = { environment?: string | undefined; expanded: Group[] }

const parts = (text: string | undefined) => (text ?? '').split(',').filter((part) => part !== '')

export function readComplianceState(params: PageParams): ComplianceState {
  const expanded = readParam(params, 'expanded')
  return {
    environment: readParam(params, 'environment'),
    expanded:
      expanded === undefined ? ['hardening', 'regulation'] : groups.filter((group) => parts(expanded).includes(group)),
  }
}

/** The list with a group opened or closed. */
export function complianceHref(state: ComplianceState, toggled?: Group): string {
  const expanded = groups.filter((group) => state.expanded.includes(group) !== (group === toggled))
  const isDefault = expanded.length === 2 && !expanded.includes('further')
  const search = new URLSearchParams()
  if (state.environment) search.set('environment', state.environment)
  if (!isDefault) search.set('expanded', expanded.join(',') || 'none')
  return search.size > 0 ? `/compliance?${search.toString()}` : '/compliance'
}

/** What the URL of one standard says: filters, closed sections, the open control. */
export type StandardState = {
  environment?: string | undefined
  status: ComplianceStatus[]
  q?: string | undefined
  closed: string[]
  open: string | null
}

export function readStandardState(params: PageParams): StandardState {
  return {
    environment: readParam(params, 'environment'),
    status: parts(readParam(params, 'status')).flatMap((part) => {
      const parsed = complianceStatusSchema.safeParse(part)
      return parsed.success ? [parsed.data] : []
    }),
    q: readParam(params, 'q')?.slice(0, 200),
    closed: parts(readParam(params, 'closed')).slice(0, 50),
    open: z
      .string()
      .max(60)
      .nullable()
      .catch(null)
      .parse(readParam(params, 'open') ?? null),
  }
}

/** The URL of a standard in a state; defaults are left out. */
export function standardHref(standard: string, state: StandardState): string {
  const search = new URLSearchParams()
  const set = (name: string, value: string | null | undefined) => value && search.set(name, value)
  set('environment', state.environment)
  set('status', state.status.join(','))
  set('q', state.q)
  set('closed', state.closed.join(','))
  set('open', state.open)
  const path = `/compliance/${standard}`
  return search.size > 0 ? `${path}?${search.toString()}` : path
}

/** What the API is asked for this state. */
export const controlFilters = (state: StandardState) => ({
  environment: state.environment,
  status: state.status.length > 0 ? state.status.join(',') : undefined,
  q: state.q,
})

export const filterCount = (state: StandardState): number =>
  Number(state.status.length > 0) + Number(state.q !== undefined)
