import { randomUUID } from 'node:crypto'
import { OperationError, errorStatus } from '@/lib/errors'
import { resolveActor } from '@/lib/auth/resolve-actor'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import type { Context, Definition } from '@/lib/operation'
import { observeRequest, routeLabel } from './metrics-requests'
import { classifyError, problemResponse } from './problem'

type Params = Record<string, string | string[] | undefined>
/** A route without parameters is given none at all by the built server. */
type NextContext = { params: Promise<Params | undefined> }
export type RouteInput = { request: Request; url: URL; params: Record<string, string> }

/** The context of a request: who asks, from where, when. */
export async function contextOf(headers: Headers, requestId: string = randomUUID()): Promise<Context> {
  const now = new Date()
  return {
    actor: await resolveActor(headers, now),
    now,
    origin: {
      requestId,
      address: headers.get('x-plimsoll-address'),
      userAgent: headers.get('user-agent'),
    },
  }
}

/** A cookie is sent by the browser whoever wrote the page, so a write by cookie must come from our own. */
function requireSameOrigin(request: Request, context: Context): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  if (context.actor.kind !== 'user' || context.actor.via !== 'session') return
  const site = request.headers.get('sec-fetch-site')
  // A page without an origin of its own (a sandboxed frame) sends the word `null`, which is no URL.
  const origin = request.headers.get('origin') ?? ''
  const hosts = [request.headers.get('host'), new URL(env().url).host]
  if (site === 'same-origin' || (URL.canParse(origin) && hosts.includes(new URL(origin).host))) return
  throw new OperationError('forbidden', 'This request came from another site.')
}

/**
 * Wraps a handler: finds out who asks, runs it, and turns every failure into problem+json. What a handler returns
 * is sent as JSON unless it is a Response already.
 */
export function route(
  handler: (context: Context, input: RouteInput) => Promise<unknown>,
): (request: Request, next: NextContext) => Promise<Response> {
  return async (request, next) => {
    const requestId = randomUUID()
    const started = performance.now()
    const url = new URL(request.url)
    const params = Object.fromEntries(
      Object.entries((await next.params) ?? {}).map(([key, value]) => [
        key,
        Array.isArray(value) ? value.join('/') : (value ?? ''),
      ]),
    )
    const answer = async (): Promise<Response> => {
      try {
        const context = await contextOf(request.headers, requestId)
        requireSameOrigin(request, context)
        const result = await handler(context, { request, url, params })
        if (result instanceof Response) return result
        return Response.json(result ?? null, { headers: { 'cache-control': 'no-store', 'x-request-id': requestId } })
      } catch (error) {
        if (errorStatus[classifyError(error).code] >= 500) {
          log().error({ requestId, path: url.pathname, err: error }, 'request failed')
        }
        return problemResponse(error, requestId, url.pathname)
      }
    }
    const response = await answer()
    observeRequest(request.method, routeLabel(url.pathname, params), response.status, performance.now() - started)
    return response
  }
}

/** The definition of what stands behind a route, for the description of the API; nothing for a plain function. */
export function operationOf(run: object): { definition?: Definition } {
  return 'definition' in run ? { definition: run.definition as Definition } : {}
}

/** The query string as an input object: a name that comes twice becomes a list. */
export function searchInput(url: URL): Record<string, string | string[]> {
  const input: Record<string, string | string[]> = Object.create(null)
  for (const key of new Set(url.searchParams.keys())) {
    const values = url.searchParams.getAll(key)
    input[key] = values.length === 1 ? (values[0] ?? '') : values
  }
  return { ...input }
}

const bodyLimit = 1024 * 1024

/** The body as JSON, at most 1 MiB; what is longer is not read to its end. Throws OperationError when it is not. */
export async function jsonInput(request: Request): Promise<unknown> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.length
    if (size > bodyLimit) throw new OperationError('payload-too-large', 'The body is larger than 1 MiB.')
    chunks.push(chunk)
  }
  const text = new TextDecoder().decode(Buffer.concat(chunks))
  if (text === '') return {}
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new OperationError('invalid', 'The body is not JSON.')
  }
}
