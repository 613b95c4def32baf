import { setMaxListeners } from 'node:events'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { ParseArgsConfig } from 'node:util'
import { answerProbes } from '../health'
import { beat } from '../heartbeat'
import { say } from '../log'
import { pause } from '../pause'
import { saveMemory } from '../save-memory'
import { sendSpool, type SenderState } from '../send-spool'
import { Server } from '../server'
import { Spool } from '../spool'
import { ClusterApi } from './api'
import { FollowedCluster } from './follow-cluster'
import { clusterHeartbeat } from './heartbeat'
import { identifyCluster, serverVersion } from './identify-cluster'
import { loadKubeConfig } from './kubeconfig'
import { ObjectStore } from './object-store'
import { readKubelets, type KubeletState } from './read-kubelets'
import { Reporter } from './reporter'

export const kubernetesOptions = {
  url: { type: 'string' },
  'token-file': { type: 'string' },
  kubeconfig: { type: 'string' },
  context: { type: 'string' },
  'cluster-name': { type: 'string' },
  spool: { type: 'string' },
  'spool-limit': { type: 'string' },
  'secret-names': { type: 'boolean' },
  kubelets: { type: 'boolean' },
} as const satisfies ParseArgsConfig['options']

type Environment = Readonly<Record<string, string | undefined>>
type Values = { [Name in keyof typeof kubernetesOptions]?: string | boolean | undefined }
const mib = 1024 * 1024
const text = (value: string | boolean | undefined) => (typeof value === 'string' && value !== '' ? value : undefined)

/** A number of the environment, for tests and for the few who must: milliseconds. */
function tuned(environment: Environment, name: string, usual: number): number {
  const value = Number(environment[name])
  return Number.isFinite(value) && value > 0 ? value : usual
}

/** `plimsoll collect kubernetes`: follows one cluster and reports it until the signal is given. Returns the exit code. */
export async function collectKubernetes(values: Values, environment: Environment, signal: AbortSignal) {
  saveMemory()
  // Every kind waits on it.
  setMaxListeners(0, signal)
  const url = text(values.url) ?? environment.PLIMSOLL_URL
  const tokenFile = text(values['token-file']) ?? environment.PLIMSOLL_TOKEN_FILE
  const token = environment.PLIMSOLL_TOKEN
  if (!url || !URL.canParse(url)) return refuse('say where Plimsoll is: --url or PLIMSOLL_URL')
  if (!tokenFile && !token) return refuse('give the token of a collector: --token-file, or PLIMSOLL_TOKEN')
  const server = new Server({ url, ...(tokenFile ? { tokenFile } : { token }) })
  let api: ClusterApi
  try {
    api = new ClusterApi(loadKubeConfig({ kubeconfig: text(values.kubeconfig), context: text(values.context) }))
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error))
  }
  const directory = text(values.spool) ?? environment.PLIMSOLL_SPOOL
  const spool = new Spool(directory ?? join(homedir(), '.local', 'state', 'plimsoll', 'collect-kubernetes'))
  if (spool.length > 0) say(`${spool.length} reports wait from before`)

  let worked = Date.now()
  let isReady = () => false
  const port = tuned(environment, 'PLIMSOLL_HEALTH_PORT', 0)
  if (port > 0) {
    answerProbes(
      port,
      () => Date.now() - worked < 120_000,
      () => isReady(),
      signal,
    )
  }
  const state: SenderState = { sent: 0, trouble: null }
  const store = new ObjectStore()
  const identity = await identifyCluster(api, signal, () => (worked = Date.now()))
  if (!identity) return 0
  say(`cluster ${identity.uid}, ${identity.version ?? 'of unknown version'}`)
  const cluster = new FollowedCluster({
    api,
    store,
    signal,
    withNames: values['secret-names'] === true || environment.PLIMSOLL_SECRET_NAMES === 'true',
  })
  const reporter = new Reporter({
    store,
    spool,
    cluster,
    identity,
    clusterName: text(values['cluster-name']) ?? environment.PLIMSOLL_CLUSTER_NAME,
    spoolLimit: (Number(text(values['spool-limit'])) || 256) * mib,
    snapshotEvery: tuned(environment, 'PLIMSOLL_SNAPSHOT_EVERY', 3_600_000),
    gather: tuned(environment, 'PLIMSOLL_GATHER', 1_000),
  })
  const sending = sendSpool(
    {
      spool,
      server,
      format: 'kubernetes',
      onTooLarge: (entry) => reporter.shrink(entry),
      signal,
      slow: tuned(environment, 'PLIMSOLL_SLOW_RETRY', 60_000),
    },
    state,
  )
  const kubelets: KubeletState = { refused: null }
  const facts = () =>
    clusterHeartbeat({ identity, store, cluster, spool, state, kubelets, tooLarge: reporter.tooLarge })
  const beating = beat(server, tuned(environment, 'PLIMSOLL_HEARTBEAT', 30_000), facts, signal)
  const following = follow(cluster, signal, async () => {
    identity.version = (await serverVersion(api, signal)) ?? identity.version
  })
  const asking =
    values.kubelets === true || environment.PLIMSOLL_KUBELETS === 'true'
      ? readKubelets(
          { api, store, signal, every: 3_600_000, look: tuned(environment, 'PLIMSOLL_KUBELET_LOOK', 60_000) },
          kubelets,
        )
      : null
  isReady = () => cluster.isInStep(Date.now())
  await report(reporter, signal, () => (worked = Date.now()))
  await Promise.all([sending, beating, following, asking, cluster.ended()])
  return 0
}

function refuse(line: string): number {
  process.stderr.write(`plimsoll: ${line}\n`)
  return 2
}

/** Every ten minutes: what is served by now, and by which version. */
async function follow(cluster: FollowedCluster, signal: AbortSignal, refresh: () => Promise<void>): Promise<void> {
  while (!signal.aborted) {
    await cluster.discoverPatiently()
    await pause(600_000, signal)
    if (!signal.aborted) await refresh()
  }
}

async function report(reporter: Reporter, signal: AbortSignal, onTurn: () => void): Promise<void> {
  let failed = false
  while (!signal.aborted) {
    onTurn()
    try {
      await reporter.work(Date.now())
      saveMemory()
      failed = false
    } catch (error) {
      // A full disk: what is known stays in memory, and is written when there is room.
      if (!failed) say(`a report cannot be written: ${error instanceof Error ? error.message : String(error)}`)
      failed = true
      await pause(10_000, signal)
    }
    await pause(200, signal)
  }
}
