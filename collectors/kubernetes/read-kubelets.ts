import { kubeletConfigSchema } from '@/lib/model/kubelet'
import { say } from '../log'
import { pause } from '../pause'
import { ApiError, type ClusterApi } from './api'
import type { ObjectStore } from './object-store'

export type KubeletReader = {
  api: ClusterApi
  store: ObjectStore
  signal: AbortSignal
  /** How often all are asked again, and how often new nodes are looked for; milliseconds. */
  every: number
  look: number
}

/** Why the configuration of kubelets is not known; null while it is, or before it was asked for. */
export type KubeletState = { refused: string | null }

const node = { group: '', kind: 'Node' }

/**
 * Asks every kubelet, through the API server, how it is set up (`…/proxy/configz`), and keeps of it what is checked
 * beside its Node. A node that does not answer keeps what was known of it. Runs until the signal is given.
 */
export async function readKubelets(reader: KubeletReader, state: KubeletState): Promise<void> {
  const { api, store, signal } = reader
  const askedAt = new Map<string, number>()
  while (!signal.aborted) {
    const names = store.namesOf('', node)
    for (const name of [...askedAt.keys()].filter((known) => !names.includes(known))) askedAt.delete(name)
    const told = new Map<string, string>()
    for (const name of names) {
      if (signal.aborted || Date.now() - (askedAt.get(name) ?? -Infinity) < reader.every) continue
      askedAt.set(name, Date.now())
      try {
        const answer = await api.get(`/api/v1/nodes/${encodeURIComponent(name)}/proxy/configz`, {}, signal)
        const read = kubeletConfigSchema.safeParse((answer as { kubeletconfig?: unknown }).kubeletconfig)
        if (read.success) told.set(name, JSON.stringify(read.data))
        state.refused = null
      } catch (error) {
        const text = error instanceof Error ? error.message : String(error)
        if (state.refused === null && !signal.aborted) say(`the kubelet of ${name}: ${text}`)
        state.refused = text
        // What one may not ask of this node one may not ask of the others.
        if (error instanceof ApiError && error.status === 403) {
          for (const other of names) askedAt.set(other, Date.now())
          break
        }
      }
    }
    store.putBeside('', node, 'kubeletconfig', told, Date.now())
    await pause(reader.look, signal)
  }
}
