import { backoff, pause } from '../pause'
import { saveMemory } from '../save-memory'
import { ApiError, type ClusterApi } from './api'
import type { ServedKind } from './discover-kinds'
import type { ObjectStore } from './object-store'
import { stripObject } from './strip-object'

export type Following = {
  kind: ServedKind
  /**
   * `whole`: listed and watched; `refused`: we may not; `absent`: no longer served; `starting`: not known yet;
   * `broken`: the server does not answer for it now.
   */
  state: 'starting' | 'whole' | 'refused' | 'absent' | 'broken'
  reason: string | null
  /** When it came into this state. */
  since: number
  /** When it first failed without having worked since; null while all is well. */
  failingSince: number | null
  /** It is being listed, or next in turn: it will be known soon. */
  isListing: boolean
}

export type FollowOptions = {
  api: ClusterApi
  store: ObjectStore
  follows: (kind: string) => boolean
  /** One list at a time: a page of each of thirty kinds at once would be most of our memory. */
  inTurn: <T>(work: () => Promise<T>) => Promise<T>
  /** Hears of the first failure in a row. */
  onFailure: (kind: string, status: number, reason: string) => void
  signal: AbortSignal
  /** How many objects a page of a list holds. */
  page?: number
  /** How long a watch lasts before it is begun anew, in seconds, at least. */
  watchSeconds?: number
  refusedPause?: number
}

type List = { metadata?: { resourceVersion?: unknown; continue?: unknown }; items?: unknown }
type Event = { type?: unknown; object?: { metadata?: Record<string, unknown>; code?: unknown; message?: unknown } }

const metadataList = 'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1'
const metadataOne = 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1'

/**
 * Keeps the store in step with all objects of one kind until the signal is given: a list in pages, then a watch from
 * where the list stood. A watch that ends goes on from its last version; one that is told that its version is too old
 * (410) lists again. Every other failure waits, longer each time.
 */
export async function followKind(following: Following, options: FollowOptions): Promise<void> {
  const { signal } = options
  let version: string | null = null
  let failures = 0
  while (!signal.aborted) {
    try {
      if (version === null) {
        following.isListing = true
        version = await options.inTurn(() => listKind(following.kind, options))
      }
      following.failingSince = null
      move(following, 'whole', null)
      const began = Date.now()
      version = await watchKind(following.kind, version, options)
      failures = 0
      if (Date.now() - began < 1_000) await pause(backoff(1), signal)
    } catch (error) {
      following.isListing = false
      if (signal.aborted) return
      const status = error instanceof ApiError ? error.status : -1
      if (status === 410) {
        // Not a fault: what we know is older than what the server still remembers.
        version = null
        failures += 1
        await pause(failures > 1 ? backoff(failures) : 50, signal)
        continue
      }
      failures += 1
      const text = error instanceof Error ? error.message : String(error)
      if (failures === 1) options.onFailure(following.kind.kind, status, text)
      if (status === 403 || status === 404) {
        move(following, status === 404 ? 'absent' : 'refused', text)
        version = null
        await pause(backoff(1, { first: options.refusedPause ?? 300_000 }), signal)
      } else {
        following.failingSince ??= Date.now()
        move(following, 'broken', text)
        await pause(Math.max(backoff(failures), (error instanceof ApiError && error.retryAfter) || 0), signal)
      }
    }
  }
}

function move(following: Following, state: Following['state'], reason: string | null): void {
  if (following.state !== state) following.since = Date.now()
  if (state === 'whole') following.isListing = false
  following.state = state
  following.reason = reason
}

/** Lists all objects into the store; returns the version at which the list stood. Throws ApiError. */
async function listKind(kind: ServedKind, options: FollowOptions): Promise<string> {
  const { api, store, signal, follows } = options
  const seen = new Set<string>()
  let next = ''
  for (;;) {
    const query = { limit: String(options.page ?? 200), ...(next && { continue: next }) }
    const answer = (await api.get(kind.path, query, signal, kind.metadataOnly ? metadataList : undefined)) as List
    const { items, metadata } = answer
    if (!Array.isArray(items)) throw new ApiError(0, `${kind.path}: the answer is no list`)
    for (const item of items as unknown[]) {
      const stripped = stripObject(kind, item, follows)
      if (!stripped) continue
      seen.add(`${stripped.namespace ?? ''}/${stripped.name}`)
      store.set(kind, stripped, Date.now())
    }
    saveMemory()
    next = typeof metadata?.continue === 'string' ? metadata.continue : ''
    if (next) continue
    store.keepOnly(kind, seen, Date.now())
    return typeof metadata?.resourceVersion === 'string' ? metadata.resourceVersion : ''
  }
}

/** Follows changes until the server ends the watch; returns the version to go on from. Throws ApiError, 410 too. */
async function watchKind(kind: ServedKind, from: string, options: FollowOptions): Promise<string> {
  const { api, store, signal, follows } = options
  const least = options.watchSeconds ?? 300
  const seconds = Math.round(least * (1 + Math.random()))
  const query = {
    watch: 'true',
    allowWatchBookmarks: 'true',
    resourceVersion: from,
    timeoutSeconds: String(seconds),
  }
  let version = from
  const accept = kind.metadataOnly ? metadataOne : undefined
  const onLine = (line: string) => {
    const { type, object } = JSON.parse(line) as Event
    if (type === 'ERROR') {
      throw new ApiError(
        Number(object?.code) || 0,
        `${kind.path}: ${typeof object?.message === 'string' ? object.message : 'the watch failed'}`,
      )
    }
    const at = object?.metadata?.resourceVersion
    if (type !== 'BOOKMARK') {
      const stripped = stripObject(kind, object, follows)
      if (stripped && type === 'DELETED') store.delete(kind, stripped.namespace, stripped.name, Date.now())
      else if (stripped) store.set(kind, stripped, Date.now())
    }
    if (typeof at === 'string') version = at
  }
  try {
    await api.lines(kind.path, query, signal, { ...(accept && { accept }), silence: (seconds + 60) * 1_000 }, onLine)
  } catch (error) {
    // What came before it broke off is known: go on from there, unless the server says that it is too old.
    if (version === from || (error instanceof ApiError && error.status !== 0)) throw error
  }
  return version
}
