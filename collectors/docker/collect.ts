import { homedir } from 'node:os'
import { join } from 'node:path'
import type { ParseArgsConfig } from 'node:util'
import type { CollectorHeartbeat } from '@/lib/model/heartbeat'
import { beat } from '../heartbeat'
import { say } from '../log'
import { saveMemory } from '../save-memory'
import { sendSpool, type SenderState } from '../send-spool'
import { Server } from '../server'
import { Spool } from '../spool'
import { collectorVersion } from '../version'
import { Engine } from './engine'
import { followEvents } from './follow-events'
import { HostFiles } from './host-files'
import { Reporter } from './reporter'

export const dockerOptions = {
  url: { type: 'string' },
  'token-file': { type: 'string' },
  host: { type: 'string' },
  root: { type: 'string' },
  'host-name': { type: 'string' },
  spool: { type: 'string' },
  once: { type: 'boolean' },
} as const satisfies ParseArgsConfig['options']

type Values = { [Name in keyof typeof dockerOptions]?: string | boolean | undefined }
const text = (value: string | boolean | undefined) => (typeof value === 'string' && value !== '' ? value : undefined)

function tuned(environment: NodeJS.ProcessEnv, name: string, usual: number): number {
  const value = Number(environment[name])
  return Number.isFinite(value) && value > 0 ? value : usual
}

/** `plimsoll collect docker`: reports one host until the signal is given; with `--once` prints one snapshot. Returns the exit code. */
export async function collectDocker(
  values: Values,
  environment: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<number> {
  const root = text(values.root) ?? environment.PLIMSOLL_HOST_ROOT
  const address = text(values.host) ?? environment.DOCKER_HOST ?? 'unix:///var/run/docker.sock'
  const isVerified = Boolean(environment.DOCKER_TLS_VERIFY) || environment.DOCKER_CERT_PATH !== undefined
  let engine: Engine
  try {
    engine = new Engine(address, isVerified ? (environment.DOCKER_CERT_PATH ?? join(homedir(), '.docker')) : undefined)
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error))
  }
  const files = root === undefined ? null : new HostFiles(root)
  if (!files) say('the files of the host are not looked at: give --root / on the host, or where it is mounted')
  const hostName = text(values['host-name']) ?? environment.PLIMSOLL_HOST_NAME
  const times = {
    every: tuned(environment, 'PLIMSOLL_SNAPSHOT_EVERY', 3_600_000),
    gather: tuned(environment, 'PLIMSOLL_GATHER', 2_000),
  }
  if (values.once === true) {
    const reporter = new Reporter({ engine, files, hostName, spool: null, ...times })
    process.stdout.write(`${JSON.stringify(await reporter.look(signal))}\n`)
    return 0
  }
  const url = text(values.url) ?? environment.PLIMSOLL_URL
  const tokenFile = text(values['token-file']) ?? environment.PLIMSOLL_TOKEN_FILE
  const token = environment.PLIMSOLL_TOKEN
  if (!url || !URL.canParse(url)) return refuse('say where Plimsoll is: --url or PLIMSOLL_URL')
  if (!tokenFile && !token) return refuse('give the token of a collector: --token-file, or PLIMSOLL_TOKEN')
  saveMemory()
  const server = new Server({ url, ...(tokenFile ? { tokenFile } : { token }) })
  const spool = new Spool(
    text(values.spool) ??
      environment.PLIMSOLL_SPOOL ??
      join(homedir(), '.local', 'state', 'plimsoll', 'collect-docker'),
  )
  const state: SenderState = { sent: 0, trouble: null }
  const reporter = new Reporter({ engine, files, hostName, spool, ...times })
  const slow = tuned(environment, 'PLIMSOLL_SLOW_RETRY', 60_000)
  await Promise.all([
    reporter.run(signal),
    followEvents(engine, () => reporter.changed(Date.now()), signal),
    sendSpool({ spool, server, format: 'docker-host', onTooLarge: () => Promise.resolve(false), signal, slow }, state),
    beat(server, tuned(environment, 'PLIMSOLL_HEARTBEAT', 30_000), () => heartbeat(spool, state, reporter), signal),
  ])
  return 0
}

function heartbeat(spool: Spool, state: SenderState, reporter: Reporter): CollectorHeartbeat {
  return {
    collector: 'docker',
    version: collectorVersion,
    memory: process.memoryUsage().rss,
    uptime: Math.round(process.uptime()),
    ...(reporter.seen && { host: reporter.seen }),
    spool: { reports: spool.length, bytes: spool.bytes },
    trouble: (reporter.trouble ?? state.trouble)?.slice(0, 500) ?? null,
  }
}

function refuse(line: string): number {
  process.stderr.write(`plimsoll: ${line}\n`)
  return 2
}
