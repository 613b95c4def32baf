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
import { supervise } from './supervise'

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

/** Starts the embedded server again if it ends by itself, as long as `isStopping` says no. */
async function keepServer(server: EmbeddedServer, dataDir: string, isStopping: () => boolean): Promise<void> {
  while (!isStopping()) {
    await sleep(2_000)
    if (isStopping() || (await server.answers())) continue
    log().error('the database ended; starting it again')
    await startEmbeddedServer(dataDir).catch((error: unknown) =>
      log().error({ err: error }, 'the database did not start'),
    )
  }
}

/**
 * Starts everything on this machine: database, migrations, then `afterMigration`, web and worker. Returns when the
 * pages answer: `url` is the public address, `local` the one on this machine. `stop` ends what was started, in
 * reverse order; a start that fails ends it by itself.
 */
export async function startInstallation(
  afterMigration: () => Promise<void>,
): Promise<{ url: string; local: string; stop(): Promise<void> }> {
  const { databaseUrl, dataDir, url } = env()
  await requireFreePort()
  const server = databaseUrl ? null : await startEmbeddedServer(dataDir)
  const children: ReturnType<typeof supervise>[] = []
  let stopping = false
  const stop = async () => {
    stopping = true
    await Promise.all(children.map((child) => child.stop()))
    await server?.stop()
  }
  try {
    const address = server?.url ?? databaseUrl ?? ''
    await useDatabase(address, 6)
    await prepareDatabase(address)
    await afterMigration()
    const environment = {
      ...process.env,
      NODE_ENV: 'production' as const,
      DATABASE_URL: address,
      PLIMSOLL_SECRET: await findSecret(),
    }
    children.push(supervise('web', environment), supervise('worker', environment))
    if (server) void keepServer(server, dataDir, () => stopping)
    const local = localUrl()
    await waitUntilReady(local)
    return { url, local, stop }
  } catch (error) {
    await stop()
    throw error
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
    throw error.code === 'EADDRINUSE' ? new Error(`port ${port} is taken: set PORT to a free one`) : error
  })
}

async function waitUntilReady(url: string): Promise<void> {
  for (let tries = 0; tries < 240; tries += 1) {
    const ready = await fetch(`${url}/api/health/ready`, { signal: AbortSignal.timeout(2_000) }).catch(() => null)
    if (ready?.ok) return
    await sleep(250)
  }
  throw new Error(`${url} does not answer after a minute; the lines above say why.`)
}
