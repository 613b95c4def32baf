import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { randomBytes } from 'node:crypto'
import next from 'next'
import { findDatabaseUrl } from '@/lib/database/url'
import { useDatabase } from '@/lib/db'
import { env } from '@/lib/env'
import { contentSecurityPolicy } from '@/lib/http/content-security-policy'
import { log } from '@/lib/log'
import { root } from '@/lib/root'
import { answerIngest } from '../direct-ingest'
import { portError } from '../port-error'
import { untilStopped } from '../until-stopped'

function addressOf(request: IncomingMessage): string {
  const forwarded = request.headers['x-forwarded-for']
  if (env().trustProxy && forwarded) return String(forwarded).split(',').at(-1)?.trim() ?? ''
  return request.socket.remoteAddress ?? ''
}

const securityHeaders = [
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
  ['referrer-policy', 'same-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['permissions-policy', 'camera=(), microphone=(), geolocation=()'],
] as const

/** `plimsoll web`: serves pages and API until it is told to stop; requests under way are answered first. */
export async function run(): Promise<void> {
  const { port, host } = env()
  const stopped = untilStopped()
  process.env.DATABASE_URL = await findDatabaseUrl()
  await useDatabase(process.env.DATABASE_URL)
  const app = next({ dev: false, dir: root, hostname: host, port })
  await app.prepare()
  const handle = app.getRequestHandler()
  const answerPage = (request: IncomingMessage, response: ServerResponse) => {
    const nonce = randomBytes(16).toString('base64')
    const policy = contentSecurityPolicy(nonce)
    request.headers['content-security-policy'] = policy
    request.headers['x-nonce'] = nonce
    response.setHeader('content-security-policy', policy)
    return handle(request, response)
  }
  const server = createServer((request, response) => {
    // Ours alone to say: whatever the caller wrote under these names is overwritten.
    request.headers['x-plimsoll-address'] = addressOf(request)
    request.headers['x-plimsoll-path'] = request.url ?? '/'
    for (const [name, value] of securityHeaders) response.setHeader(name, value)
    const answered = answerIngest(request, response) ?? answerPage(request, response)
    answered.catch((error: unknown) => {
      log().error({ err: error, path: request.url }, 'request failed outside of its route')
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
  server.keepAliveTimeout = 65_000
  server.headersTimeout = 30_000
  server.requestTimeout = 300_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  }).catch((error: NodeJS.ErrnoException) => {
    throw portError(error, port, host)
  })
  log().info({ port, host }, 'web started')
  await stopped
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeIdleConnections()
  // Streams of open pages would go on for ever.
  const patience = setTimeout(() => server.closeAllConnections(), 3_000)
  await closed
  clearTimeout(patience)
}
