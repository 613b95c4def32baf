import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { POST } from '@/app/api/v1/ingest/[format]/route'

const ingestPath = /^\/api\/v1\/ingest\/([a-z-]+)(?:\?|$)/

/**
 * Answers a report by its route handler without Next.js's own way there, which costs more than the handler: sensors
 * in trouble send hundreds of events a second. Returns null for every other request.
 */
export function answerIngest(request: IncomingMessage, response: ServerResponse): Promise<void> | null {
  const format = request.method === 'POST' ? ingestPath.exec(request.url ?? '')?.[1] : undefined
  return format === undefined ? null : answer(request, response, format)
}

async function answer(request: IncomingMessage, response: ServerResponse, format: string): Promise<void> {
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
  const answered = await POST(given, { params: Promise.resolve({ format }) })
  response.writeHead(answered.status, Object.fromEntries(answered.headers))
  response.end(Buffer.from(await answered.arrayBuffer()))
}
