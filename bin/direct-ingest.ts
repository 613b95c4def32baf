import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { POST } from '@/app/api/v1/ingest/[format]/route'

const ingestPath = /^\/api\/v1\/ingest\/([a-z-]+)(?:\/cluster\/([^/?]+))?\/?(?:\?|$)/

/**
 * Answers a report by its route handler without Next.js's own way there, which costs more than the handler: sensors
 * in trouble send hundreds of events a second. Returns null for every other request.
 */
export function answerIngest(request: IncomingMessage, response: ServerResponse): Promise<void> | null {
  const [, format, cluster] = (request.method === 'POST' && ingestPath.exec(request.url ?? '')) || []
  if (format === undefined) return null
  return answer(request, response, { format, ...(cluster !== undefined && { cluster: decoded(cluster) }) })
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

type Params = { format: string; cluster?: string }

async function answer(request: IncomingMessage, response: ServerResponse, named: Params): Promise<void> {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value))
  const init: RequestInit & { duplex: 'half' } = {
    method: 'POST',
    headers,
    // Node's own stream type and the one of the DOM describe the same thing.
    body: Readable.toWeb(request) as ReadableStream,
    duplex: 'half',
  }
  const given = new Request(new URL(request.url ?? '/', 'http://localhost'), init)
  const answered = await POST(given, { params: Promise.resolve(named) })
  response.writeHead(answered.status, Object.fromEntries(answered.headers))
  response.end(Buffer.from(await answered.arrayBuffer()))
}
