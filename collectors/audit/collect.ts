import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import type { ParseArgsConfig } from 'node:util'
import type { CollectorHeartbeat } from '@/lib/model/heartbeat'
import { answerProbes } from '../health'
import { beat } from '../heartbeat'
import { saveMemory } from '../save-memory'
import { sendSpool, type SenderState } from '../send-spool'
import { Server } from '../server'
import { Spool } from '../spool'
import { collectorVersion } from '../version'
import { LogFollower } from './follow-log'

export const auditOptions = {
  url: { type: 'string' },
  'token-file': { type: 'string' },
  follow: { type: 'string' },
  cluster: { type: 'string' },
  spool: { type: 'string' },
  'spool-limit': { type: 'string' },
  'from-start': { type: 'boolean' },
  'health-port': { type: 'string' },
} as const satisfies ParseArgsConfig['options']

type Values = { [Name in keyof typeof auditOptions]?: string | boolean | undefined }
const text = (value: string | boolean | undefined) => (typeof value === 'string' && value !== '' ? value : undefined)

function number(value: string | undefined, usual: number): number {
  const read = Number(value)
  return Number.isFinite(read) && read > 0 ? read : usual
}

/** `plimsoll collect audit`: sends what a log gains until the signal is given. Returns the exit code. */
export async function collectAudit(
  values: Values,
  environment: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<number> {
  const url = text(values.url) ?? environment.PLIMSOLL_URL
  const tokenFile = text(values['token-file']) ?? environment.PLIMSOLL_TOKEN_FILE
  const token = environment.PLIMSOLL_TOKEN
  const file = text(values.follow) ?? environment.PLIMSOLL_AUDIT_LOG
  const cluster = text(values.cluster) ?? environment.PLIMSOLL_CLUSTER
  if (!file) return refuse('say which log is to be followed: --follow /var/log/kubernetes/audit.log')
  if (!cluster) return refuse('say of which cluster it is: --cluster NAME')
  if (!url || !URL.canParse(url)) return refuse('say where Plimsoll is: --url or PLIMSOLL_URL')
  if (!tokenFile && !token) return refuse('give the token of a collector: --token-file, or PLIMSOLL_TOKEN')
  const server = new Server({ url, ...(tokenFile ? { tokenFile } : { token }) })
  const home = join(homedir(), '.local', 'state', 'plimsoll', 'collect-audit')
  const spool = new Spool(text(values.spool) ?? environment.PLIMSOLL_SPOOL ?? home)
  const follower = new LogFollower({
    path: resolve(file),
    fromStart: values['from-start'] === true,
    spool,
    spoolLimit: number(text(values['spool-limit']), 1_024) * 1024 * 1024,
    batch: number(environment.PLIMSOLL_AUDIT_BATCH, 2 * 1024 * 1024),
  })
  const state: SenderState = { sent: 0, trouble: null }
  const slow = number(environment.PLIMSOLL_SLOW_RETRY, 60_000)
  const every = number(environment.PLIMSOLL_HEARTBEAT, 30_000)
  const format = `kubernetes-audit/cluster/${encodeURIComponent(cluster)}`
  const port = text(values['health-port'])
  if (port)
    answerProbes(
      Number(port),
      () => true,
      () => follower.trouble === null,
      signal,
    )
  saveMemory()
  await Promise.all([
    follower.run(signal),
    sendSpool({ spool, server, format, onTooLarge: () => Promise.resolve(false), signal, slow }, state),
    beat(server, every, () => heartbeat(cluster, file, { spool, state, follower }), signal),
  ])
  return 0
}

type Parts = { spool: Spool; state: SenderState; follower: LogFollower }

function heartbeat(cluster: string, file: string, { spool, state, follower }: Parts): CollectorHeartbeat {
  saveMemory()
  return {
    collector: 'audit',
    version: collectorVersion,
    memory: process.memoryUsage().rss,
    uptime: Math.round(process.uptime()),
    log: { cluster: cluster.slice(0, 200), file: file.slice(-300), events: follower.lines, behind: follower.behind },
    spool: { reports: spool.length, bytes: spool.bytes },
    trouble: (follower.trouble ?? state.trouble)?.slice(0, 500) ?? null,
  }
}

function refuse(line: string): number {
  process.stderr.write(`plimsoll: ${line}\n`)
  return 2
}
