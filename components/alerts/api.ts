import { fetchJson, queryString } from '@/lib/client/fetch-json'
import { keys } from '@/lib/client/keys'
import type { AlertStatus, DismissReason } from '@/lib/model/alert'
import type { AlertJobItem, SkipReason } from '@/lib/model/alert-job'
import type { AlertCounts, AlertDetail, AlertHistogram, AlertItem, AlertOwner } from '@/lib/model/alert-view'

type Filters = Readonly<Record<string, string | undefined>>
export type AlertPage = { items: AlertItem[]; next: string | null; total: { value: number; capped: boolean } }

/** Where the cache keeps what is said of alerts; page and browser use the same keys. */
export const alertKeys = {
  list: (filters: Filters) => keys.list('alerts', { ...filters, paged: true }),
  detail: (id: string) => keys.detail('alerts', id),
  counts: (environment: string | undefined) => keys.detail('alerts', 'counts', { environment }),
  histogram: (filters: Filters) => keys.detail('alerts', 'histogram', filters),
  rules: (filters: Filters) => keys.list('alerts', { ...filters, rules: true }),
  dryRun: (draft: string) => keys.detail('alerts', 'dry-run', { draft }),
  jobs: () => keys.detail('alerts', 'jobs'),
  owners: (environment: string | undefined) => keys.detail('people', 'alert-owners', { environment }),
}

/** How many rows a page of the list has. */
export const pageSize = 50

export const fetchAlerts = (filters: Filters, cursor: string | null, signal: AbortSignal) =>
  fetchJson<AlertPage>(`/api/v1/alerts${queryString({ ...filters, limit: pageSize, cursor })}`, { signal })
export const fetchAlert = (id: string, signal: AbortSignal) =>
  fetchJson<AlertDetail>(`/api/v1/alerts/${encodeURIComponent(id)}`, { signal })
export const fetchAlertCounts = (environment: string | undefined, signal: AbortSignal) =>
  fetchJson<AlertCounts>(`/api/v1/alerts/counts${queryString({ environment })}`, { signal })
export const fetchAlertHistogram = (filters: Filters, signal: AbortSignal) =>
  fetchJson<AlertHistogram>(`/api/v1/alerts/histogram${queryString(filters)}`, { signal })
export const fetchAlertOwners = (environment: string | undefined, signal: AbortSignal) =>
  fetchJson<{ items: AlertOwner[] }>(`/api/v1/alerts/owners${queryString({ environment })}`, { signal })

/** Which alerts a change means: rows that are on screen, or all that match the filters. */
export type Chosen = { rows: readonly AlertItem[] } | { filter: Filters; count: number }
/** `version` when the person has seen another state than the row shows. */
export type StatusWish = {
  version?: number | undefined
  status: AlertStatus
  reason?: DismissReason | undefined
  comment?: string | undefined
}

type ManyResult<Previous> = {
  changed: number
  skipped: number
  reasons: Partial<Record<SkipReason, number>>
  job: { id: string; total: number } | null
  previous: (Previous & { ids: string[] })[]
}
/** What a change did, and the requests that take it back (none when it was too large for that). */
export type Outcome = {
  changed: number
  skipped: number
  reasons: Partial<Record<SkipReason, number>>
  /** A worker does it; nothing has changed yet. */
  job: { id: string; total: number } | null
  undo: { path: string; body: object; id?: string }[]
  /** The version that the one changed alert has now. */
  version?: number
}

/** Changes of very many alerts that are going on. */
export const fetchAlertJobs = (signal: AbortSignal) =>
  fetchJson<{ items: AlertJobItem[] }>('/api/v1/alerts/jobs?limit=5', { signal })
export const cancelAlertJob = (id: string) =>
  fetchJson<unknown>(`/api/v1/alerts/jobs/${id}/cancel`, { method: 'POST', body: {} })
/** Takes the last change of an alert's status back, if it is still at the version that was seen. */
export const sendUndo = (id: string, version: number) =>
  fetchJson<{ status: AlertStatus; version: number }>(`/api/v1/alerts/${id}/undo`, {
    method: 'POST',
    body: { version },
  })

const only = (chosen: Chosen) => ('rows' in chosen && chosen.rows.length === 1 ? chosen.rows[0] : undefined)
const pick = (chosen: Chosen) =>
  'rows' in chosen ? { ids: chosen.rows.map((row) => row.id) } : { filter: withoutEmpty(chosen.filter) }
const withoutEmpty = (filters: Filters) => Object.fromEntries(Object.entries(filters).filter(([, value]) => value))

/** Sets the status of what is chosen. Throws ProblemError; a conflict carries the present state. */
export async function sendStatus(chosen: Chosen, wish: StatusWish): Promise<Outcome> {
  const row = only(chosen)
  if (row) {
    const path = `/api/v1/alerts/${row.id}/status`
    const done = await fetchJson<{ version: number; previous: { status: AlertStatus; reason: string | null } }>(path, {
      method: 'POST',
      body: { ...wish, version: wish.version ?? row.version },
    })
    return {
      changed: 1,
      skipped: 0,
      reasons: {},
      job: null,
      version: done.version,
      undo: [{ path, id: row.id, body: { ...back(done.previous), version: done.version } }],
    }
  }
  const path = '/api/v1/alerts/status'
  const done = await fetchJson<ManyResult<{ status: AlertStatus; reason: string | null }>>(path, {
    method: 'POST',
    body: { ...pick(chosen), ...wish, version: undefined },
  })
  const undo = done.previous.map(({ ids, ...state }) => ({ path, body: { ids, ...back(state) } }))
  return { ...done, undo }
}

/** Gives what is chosen to a person, to `me`, or to nobody. Throws ProblemError. */
export async function sendOwner(chosen: Chosen, owner: string | null): Promise<Outcome> {
  const row = only(chosen)
  if (row) {
    const path = `/api/v1/alerts/${row.id}/owner`
    const done = await fetchJson<{ version: number; previous: { owner: string | null } }>(path, {
      method: 'POST',
      body: { owner, version: row.version },
    })
    return {
      changed: 1,
      skipped: 0,
      reasons: {},
      job: null,
      version: done.version,
      undo: [{ path, id: row.id, body: { ...done.previous, version: done.version } }],
    }
  }
  const path = '/api/v1/alerts/owner'
  const done = await fetchJson<ManyResult<{ owner: string | null }>>(path, {
    method: 'POST',
    body: { ...pick(chosen), owner },
  })
  return { ...done, undo: done.previous.map((body) => ({ path, body })) }
}

export const sendComment = (id: string, comment: string) =>
  fetchJson<unknown>(`/api/v1/alerts/${id}/comments`, { method: 'POST', body: { comment } })

/** A dismissal of old may lack the reason that one asks for today. */
function back({ status, reason }: { status: AlertStatus; reason: string | null }) {
  return { status, reason: reason ?? (status === 'dismissed' ? 'other' : null) }
}
