import { fetchJson } from '@/lib/client/fetch-json'
import { keys } from '@/lib/client/keys'
import type { CheckSettingView } from '@/lib/model/check-setting'
import type { Page } from '@/lib/queries/page'

/** What every check of pods leaves alone, by environment. */
export const exclusionsKey = keys.detail('environments', 'exclusions')

export const fetchExclusions = ({ signal }: { signal: AbortSignal }) =>
  fetchJson<Page<CheckSettingView>>('/api/v1/check-settings?limit=200', { signal })
