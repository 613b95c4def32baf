import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { collectKubernetes } from '../collect'
import { Receiver } from './receiver'
import { SimulatedApiServer } from './simulated-api-server'

type Values = Parameters<typeof collectKubernetes>[0]
type Rig = {
  api: SimulatedApiServer
  receiver: Receiver
  spool: string
  /** Writes a kubeconfig for this user of the simulated server. */
  kubeconfig(user?: object): string
  start(values?: Values, environment?: Record<string, string>): () => Promise<void>
  end(): Promise<void>
}

/** A simulated API server, a receiver, and a way to run the collector between them. */
export async function makeRig(): Promise<Rig> {
  const api = new SimulatedApiServer()
  const receiver = new Receiver()
  await Promise.all([api.listen(), receiver.listen()])
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-collect-'))
  const spool = join(folder, 'spool')
  mkdirSync(spool)
  const stops = new Set<() => Promise<void>>()
  const kubeconfig = (user: object = { token: api.token }) => {
    const file = join(folder, `kubeconfig-${Math.random()}`)
    const authority = Buffer.from(api.tls.cert).toString('base64')
    const config = {
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [{ name: 'sim', cluster: { server: api.url, 'certificate-authority-data': authority } }],
      users: [{ name: 'me', user }],
      contexts: [{ name: 'here', context: { cluster: 'sim', user: 'me' } }],
      'current-context': 'here',
    }
    writeFileSync(file, stringify(config))
    return file
  }
  return {
    api,
    receiver,
    spool,
    kubeconfig,
    start(values = {}, environment = {}) {
      const controller = new AbortController()
      const done = collectKubernetes(
        { kubeconfig: kubeconfig(), url: receiver.url, spool, ...values },
        {
          PLIMSOLL_TOKEN: 'plc_token',
          PLIMSOLL_GATHER: '60',
          PLIMSOLL_HEARTBEAT: '200',
          PLIMSOLL_SLOW_RETRY: '200',
          ...environment,
        },
        controller.signal,
      )
      const stop = async () => {
        stops.delete(stop)
        controller.abort()
        await done
      }
      stops.add(stop)
      return stop
    },
    async end() {
      for (const stop of stops) await stop()
      await Promise.all([api.close(), receiver.close()])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
