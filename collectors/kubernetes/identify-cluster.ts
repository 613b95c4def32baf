import { say } from '../log'
import { backoff, pause } from '../pause'
import type { ClusterApi } from './api'

export type Identity = { uid: string; version: string | null }

/**
 * The cluster's identity for life, the uid of its namespace kube-system, and the version of its server. Asks until
 * there is an answer; null when we are told to stop first. `onTry` is called at each.
 */
export async function identifyCluster(
  api: ClusterApi,
  signal: AbortSignal,
  onTry: () => void,
): Promise<Identity | null> {
  for (let failures = 1; !signal.aborted; failures += 1) {
    onTry()
    try {
      const { metadata } = (await api.get('/api/v1/namespaces/kube-system', {}, signal)) as {
        metadata?: { uid?: unknown }
      }
      if (typeof metadata?.uid !== 'string' || metadata.uid === '') throw new Error('kube-system has no uid')
      const version = await serverVersion(api, signal)
      return { uid: metadata.uid, version }
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error)
      if (failures === 1) say(`the cluster cannot be read yet: ${text}`)
      await pause(backoff(failures), signal)
    }
  }
  return null
}

/** What the API server says it is; null when it does not say. */
export async function serverVersion(api: ClusterApi, signal: AbortSignal): Promise<string | null> {
  try {
    const { gitVersion } = (await api.get('/version', {}, signal)) as { gitVersion?: unknown }
    return typeof gitVersion === 'string' ? gitVersion.slice(0, 100) : null
  } catch {
    return null
  }
}
