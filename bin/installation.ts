import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startEmbeddedServer, type EmbeddedServer } from '@/lib/database/embedded'
import { prepareDatabase } from '@/lib/database/prepare'
import { useDatabase } from '@/lib/db'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { endServer } from './end-server'
import { HeldElsewhere, holdInstallation } from './hold-installation'
import { portError } from './port-error'
import { supervise } from './supervise'
import { untilStopped } from './until-stopped'

/** The secret that signs sessions: PLIMSOLL_SECRET, else one made at first and kept in the data directory. */
async function findSecret(): Promise<string> {
  const { secret, dataDir } = env()
  if (secret) return secret
  const file = join(dataDir, 'secret')
  try {
    return (await readFile(file, 'utf8')).trim()
  } catch {
    const made = randomBytes(48).toString('base64url')
    await mkdir(dataDir, { recursive: true })
    await writeFile(file, made, { mode: 0o600 })
    return made
  }
}

/** Starts the embedded server again if it ends by itself, until `stopping`. */
async function keepServer(server: EmbeddedServer, dataDir: string, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    await sleep(2_000, undefined, { signal: stopping }).catch(() => undefined)
    if (stopping.aborted || (await server.answers())) continue
    log().error('the database ended; starting it again')
    await startEmbeddedServer(dataDir, true).catch((error: unknown) =>
      log().error({ err: error }, 'the database did not start'),
    )
  }
}

type Running = { url: string; local: string }

/** Ends the start when it was asked to stop meanwhile; nothing is said about it. */
class Stopped extends Error {}

/**
 * Runs everything on this machine until it is told to stop: database, migrations, `afterMigration`, web and worker,
 * and `whenRunning` as soon as the pages answer: `url` is the public address, `local` the one on this machine. What
 * was started is ended in reverse order, also when the start fails, which is thrown.
 */
export async function runInstallation(steps: {
  afterMigration(): Promise<void>
  whenRunning(running: Running): Promise<void>
}): Promise<void> {
  const { databaseUrl, dataDir, url } = env()
  const stopping = new AbortController()
  const children: ReturnType<typeof supervise>[] = []
  const database: { server?: Promise<EmbeddedServer>; kept?: Promise<void> } = {}
  const start = async () => {
    await requireFreePort()
    if (!databaseUrl) database.server = startEmbeddedServer(dataDir, true)
    const server = await database.server
    const address = server?.url ?? databaseUrl ?? ''
    if (server) await holdInstallation(address, dataDir)
    await useDatabase(address, 6)
    await prepareDatabase(address)
    await steps.afterMigration()
    const secret = await findSecret()
    // What is sealed from here opens in web and worker.
    env().secret = secret
    if (stopping.signal.aborted) throw new Stopped()
    const environment = {
      ...process.env,
      NODE_ENV: 'production' as const,
      DATABASE_URL: address,
      PLIMSOLL_SECRET: secret,
    }
    children.push(supervise('web', environment), supervise('worker', environment))
    if (server) database.kept = keepServer(server, dataDir, stopping.signal)
    const local = localUrl()
    await waitUntilReady(local, stopping.signal)
    await steps.whenRunning({ url, local })
  }
  const stopped = untilStopped()
  const started = start()
  let isOurs = true
  try {
    await Promise.race([stopped, started.then(() => stopped)])
  } catch (error) {
    isOurs = !(error instanceof HeldElsewhere)
    throw error
  } finally {
    stopping.abort()
    // What is still under way fails now; it was asked to.
    started.catch(() => undefined)
    await Promise.all([database.kept, ...children.map((child) => child.stop())])
    const server = await database.server?.catch(() => null)
    if (server && isOurs) await server.stop().then(() => endServer(dataDir))
  }
}

/** Where this machine reaches the pages: the public address may lead through a proxy that is not there yet. */
function localUrl(): string {
  const { host, port } = env()
  const reachable = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`
}

/** Whatever holds the port would answer in our place, so that is found out before anything is started. */
async function requireFreePort(): Promise<void> {
  const { host, port } = env()
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject)
    probe.listen(port, host, () => probe.close(() => resolve()))
  }).catch((error: NodeJS.ErrnoException) => {
    throw portError(error, port, host)
  })
}

async function waitUntilReady(url: string, stopping: AbortSignal): Promise<void> {
  for (let tries = 0; tries < 240 && !stopping.aborted; tries += 1) {
    const ready = await fetch(`${url}/api/health/ready`, { signal: AbortSignal.timeout(2_000) }).catch(() => null)
    if (ready?.ok) return
    await sleep(250)
  }
  if (stopping.aborted) throw new Stopped()
  throw new Error(`${url} does not answer after a minute; the lines above say why.`)
}
