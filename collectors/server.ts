import { readFileSync } from 'node:fs'
import { request as httpRequest, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'

export type ServerOptions = {
  /** The address of Plimsoll, without a path. */
  url: string
  /** The token itself, or … */
  token?: string
  /** … a file that holds it: read anew for every request, so that a rotated token counts at once. */
  tokenFile?: string
}

export type ServerAnswer = {
  /** 0 when no answer came. */
  status: number
  /** In words, for the log: the detail of a problem, or why there is no answer. */
  detail: string
  /** Last part of the problem's type: `plan-disabled`. */
  problem: string | null
  retryAfter: number | null
}

const answerLimit = 64 * 1024
const silence = 120_000

/** Talks to the server with one collector's token. Never throws: an answer that did not come is an answer too. */
export class Server {
  constructor(private readonly options: ServerOptions) {}

  /** Sends a body. `collectors` know nothing of sessions or cookies: the token is all. */
  async post(path: string, body: Readable, headers: OutgoingHttpHeaders, signal: AbortSignal): Promise<ServerAnswer> {
    try {
      const token = this.options.token ?? readFileSync(this.options.tokenFile ?? '', 'utf8').trim()
      const url = new URL(path, this.options.url)
      const send = url.protocol === 'https:' ? httpsRequest : httpRequest
      const answer = new Promise<IncomingMessage>((resolve, reject) => {
        const request = send(url, {
          method: 'POST',
          headers: { ...headers, authorization: `Bearer ${token}` },
          signal,
          timeout: silence,
        })
        request.once('timeout', () => request.destroy(new Error('no answer for two minutes')))
        request.once('response', resolve)
        request.once('error', reject)
        // A server that refuses early (413) closes before all is sent: its answer counts, not the broken pipe.
        pipeline(body, request).catch((error: Error) => setTimeout(() => reject(error), 1_000))
      })
      return await read(await answer)
    } catch (error) {
      const detail = error instanceof Error ? error.message || error.name : String(error)
      return { status: 0, detail, problem: null, retryAfter: null }
    }
  }

  /** Sends a small JSON value. */
  postJson(path: string, value: unknown, signal: AbortSignal): Promise<ServerAnswer> {
    const body = Buffer.from(JSON.stringify(value))
    const headers = { 'content-type': 'application/json', 'content-length': body.length }
    return this.post(path, Readable.from([body]), headers, signal)
  }
}

async function read(message: IncomingMessage): Promise<ServerAnswer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= answerLimit) chunks.push(chunk)
  }
  const { type, detail } = parse(Buffer.concat(chunks).toString('utf8'))
  const seconds = Number(message.headers['retry-after'])
  return {
    status: message.statusCode ?? 0,
    detail: detail || message.statusMessage || '',
    problem: /([a-z-]+)$/.exec(type)?.[1] ?? null,
    retryAfter: Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 600) * 1_000 : null,
  }
}

function parse(text: string): { type: string; detail: string } {
  try {
    const value = JSON.parse(text) as { type?: unknown; detail?: unknown } | null
    return {
      type: typeof value?.type === 'string' ? value.type : '',
      detail: typeof value?.detail === 'string' ? value.detail : '',
    }
  } catch {
    // A proxy in between answers in words of its own.
    return { type: '', detail: '' }
  }
}
