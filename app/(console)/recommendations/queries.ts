import { fetchJson, queryString } from '@/lib/client/fetch-json'
import { keys } from '@/lib/client/keys'
import type { CheckSettingView } from '@/lib/model/check-setting'
import type {
  AssessedResource,
  ControlStanding,
  Recommendation,
  ListedRecommendation,
  ResourceFix,
  Score,
} from '@/lib/model/posture'
import type { Page } from '@/lib/queries/page'
import { listFilters, resourceFilters, type RecommendationState } from './search-params'

type Signal = { signal: AbortSignal }
const base = '/api/v1/recommendations'

/** Keys and reads of this page, one place for the server that fills the cache and the browser that renews it. */
export const recommendationKeys = {
  list: (state: RecommendationState) => keys.list('recommendations', listFilters(state)),
  controls: (environment: string | undefined) => keys.detail('score', 'controls', { environment }),
  score: (environment: string | undefined) => keys.detail('score', 'now', { environment }),
  one: (checkId: string, environment: string | undefined) => keys.detail('recommendations', checkId, { environment }),
  resources: (checkId: string, state: RecommendationState) =>
    keys.detail('recommendations', checkId, { ...resourceFilters(state), part: 'resources' }),
  settings: (checkId: string, environment: string | undefined) =>
    keys.detail('recommendations', checkId, { environment, part: 'settings' }),
  fix: (checkId: string, assetId: string) => keys.detail('recommendations', checkId, { assetId }),
}

/** More than there are checks: the whole list in one page. */
const whole = 200

export const fetchRecommendations = (state: RecommendationState, { signal }: Signal) =>
  fetchJson<Page<ListedRecommendation>>(`${base}${queryString({ ...listFilters(state), limit: whole })}`, { signal })

export const fetchControls = (environment: string | undefined, { signal }: Signal) =>
  fetchJson<Page<ControlStanding>>(`/api/v1/controls${queryString({ environment })}`, { signal })

export const fetchScore = (environment: string | undefined, { signal }: Signal) =>
  fetchJson<Score>(`/api/v1/score${queryString({ environment })}`, { signal })

export const fetchRecommendation = (checkId: string, environment: string | undefined, { signal }: Signal) =>
  fetchJson<Recommendation>(`${base}/${encodeURIComponent(checkId)}${queryString({ environment })}`, { signal })

export const fetchResources = (
  checkId: string,
  state: RecommendationState,
  cursor: string | null,
  { signal }: Signal,
) =>
  fetchJson<Page<AssessedResource>>(
    `${base}/${encodeURIComponent(checkId)}/resources${queryString({ ...resourceFilters(state), cursor })}`,
    { signal },
  )

export const fetchFix = (checkId: string, assetId: string, { signal }: Signal) =>
  fetchJson<ResourceFix>(`${base}/${encodeURIComponent(checkId)}/resources/${assetId}`, { signal })

export const fetchSettings = (checkId: string, environment: string | undefined, { signal }: Signal) =>
  fetchJson<Page<CheckSettingView>>(`/api/v1/check-settings${queryString({ check: checkId, environment })}`, { signal })
