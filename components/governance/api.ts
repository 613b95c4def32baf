import { fetchJson, queryString } from '@/lib/client/fetch-json'
import { keys } from '@/lib/client/keys'

export type Person = { id: string; name: string }

export const ownersKey = (environment: string | undefined) => keys.detail('governance', 'owners', { environment })

/** Who can own failures of an environment. */
export const fetchOwners = (environment: string | undefined, signal: AbortSignal) =>
  fetchJson<{ items: Person[] }>(`/api/v1/owners${queryString({ environment })}`, { signal })
