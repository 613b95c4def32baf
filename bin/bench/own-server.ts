import { randomBytes } from 'node:crypto'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { supervise } from '../supervise'

export type OwnServer = { url: string; secret: string }

/**
 * Runs `work` beside web and, if asked, worker processes of their own on this database, as `plimsoll up` starts
 * them, and ends them afterwards.
 */
export async function withOwnServer<T>(
  databaseUrl: string,
  processes: readonly ('web' | 'worker')[],
  work: (server: OwnServer) => Promise<T>,
): Promise<T> {
  const port = await freePort()
  const server = { url: `http://127.0.0.1:${port}`, secret: randomBytes(48).toString('base64url') }
  const environment = {
    ...process.env,
    NODE_ENV: 'production' as const,
    DATABASE_URL: databaseUrl,
    PLIMSOLL_SECRET: server.secret,
    PLIMSOLL_URL: server.url,
    PLIMSOLL_LOG_LEVEL: 'error',
    HOST: '127.0.0.1',
    PORT: String(port),
  }
  const children = processes.map((name) => supervise(name, environment))
  const end = () => void Promise.all(children.map((child) => child.stop())).then(() => process.exit(130))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end)
  try {
    await untilItAnswers(server.url)
    return await work(server)
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, end)
    await Promise.all(children.map((child) => child.stop()))
  }
}

async function untilItAnswers(url: string): Promise<void> {
  for (let tries = 0; tries < 240; tries += 1) {
    const live = await fetch(`${url}/api/health/live`, { signal: AbortSignal.timeout(2_000) }).catch(() => null)
    if (live?.ok) return
    await sleep(250)
  }
  throw new Error(`${url} does not answer after a minute; the lines above say why`)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
