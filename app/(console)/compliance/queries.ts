import { fetchJson, queryString } from '@/lib/client/fetch-json'
import { keys } from '@/lib/client/keys'
import type { ControlDetails, FailingResource, StandardDetails, StandardStanding } from '@/lib/model/compliance'
import type { Page } from '@/lib/queries/page'
import { controlFilters, type StandardState } from './search-params'

type Signal = { signal: AbortSignal }
type Environment = string | undefined
const base = '/api/v1/compliance'

/** Keys and reads of these pages, one place for the server that fills the cache and the browser that renews it. */
export const complianceKeys = {
  list: (environment: Environment) => keys.list('compliance', { environment }),
  standard: (standard: string, state: StandardState) => keys.detail('compliance', standard, controlFilters(state)),
  control: (standard: string, control: string, environment: Environment) =>
    keys.detail('compliance', `${standard}/${control}`, { environment }),
  resources: (standard: string, control: string, environment: Environment) =>
    keys.detail('compliance', `${standard}/${control}`, { environment, part: 'resources' }),
}

/** More than there are standards. */
export const whole = 200

export const fetchStandards = (environment: Environment, { signal }: Signal) =>
  fetchJson<Page<StandardStanding>>(`${base}${queryString({ environment, limit: whole })}`, { signal })

export const fetchStandard = (standard: string, state: StandardState, { signal }: Signal) =>
  fetchJson<StandardDetails>(`${base}/${standard}${queryString(controlFilters(state))}`, { signal })

const controlPath = (standard: string, control: string) => `${base}/${standard}/controls/${encodeURIComponent(control)}`

export const fetchControl = (standard: string, control: string, environment: Environment, { signal }: Signal) =>
  fetchJson<ControlDetails>(`${controlPath(standard, control)}${queryString({ environment })}`, { signal })

export const fetchFailing = (
  standard: string,
  control: string,
  environment: Environment,
  cursor: string | null,
  { signal }: Signal,
) =>
  fetchJson<Page<FailingResource>>(
    `${controlPath(standard, control)}/resources${queryString({ environment, cursor })}`,
    { signal },
  )
