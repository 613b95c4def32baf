import type { KubeConfig } from '@kubernetes/client-node/dist/config.js'
import { request as httpRequest, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http'
import { request as httpsRequest, type RequestOptions } from 'node:https'
import { StringDecoder } from 'node:string_decoder'

/** The API server refused or could not be reached; `status` 0: no answer came. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly retryAfter: number | null = null,
  ) {
    super(message)
  }
}

type Credentials = Omit<RequestOptions, 'headers'> & { headers: OutgoingHttpHeaders }
type Query = Record<string, string>
const json = 'application/json'
/** No page of a list is this large; a server that sends more is not one. */
const answerLimit = 64 * 1024 * 1024
const lineLimit = 8 * 1024 * 1024

/**
 * Reads from an API server: nothing but GET. Who we are is the kubeconfig's matter (token, client certificate, exec
 * plug-in, the pod's own account) and asked for again and again, since tokens are exchanged under way.
 */
export class ClusterApi {
  private signedIn: { until: number; options: Promise<Credentials> } | null = null

  constructor(private readonly config: KubeConfig) {}

  /** A JSON answer. Throws ApiError. */
  async get(path: string, query: Query, signal: AbortSignal, accept = json): Promise<unknown> {
    const message = await this.open(path, query, signal, accept, 60_000)
    const chunks: Buffer[] = []
    let size = 0
    try {
      for await (const chunk of message as AsyncIterable<Buffer>) {
        chunks.push(chunk)
        size += chunk.length
        if (size > answerLimit) throw new Error('the answer is larger than 64 MiB')
      }
      return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown
    } catch (error) {
      message.destroy()
      throw new ApiError(0, `${path}: ${reason(error)}`)
    }
  }

  /**
   * A watch: calls `onLine` for each line until the server ends it. Throws ApiError when it breaks off, also when
   * nothing at all comes for `silence` milliseconds.
   */
  async lines(
    path: string,
    query: Query,
    signal: AbortSignal,
    { accept = json, silence }: { accept?: string; silence: number },
    onLine: (line: string) => void,
  ): Promise<void> {
    const message = await this.open(path, query, signal, accept, silence)
    const decoder = new StringDecoder('utf8')
    let rest = ''
    try {
      for await (const chunk of message as AsyncIterable<Buffer>) {
        const lines = (rest + decoder.write(chunk)).split('\n')
        rest = lines.pop() ?? ''
        if (rest.length > lineLimit) throw new Error('a line of the watch is larger than 8 MiB')
        for (const line of lines) if (line !== '') onLine(line)
      }
    } catch (error) {
      message.destroy()
      throw error instanceof ApiError ? error : new ApiError(0, `${path}: ${reason(error)}`)
    }
  }

  /** Who we are, asked for once for all requests of half a minute: a plug-in is a process of its own each time. */
  private async signIn(): Promise<Credentials> {
    if (this.signedIn && this.signedIn.until > Date.now()) return this.signedIn.options
    const options: Credentials = { headers: {} }
    const asked = this.config.applyToHTTPSOptions(options as RequestOptions).then(() => options)
    this.signedIn = { until: Date.now() + 30_000, options: asked }
    asked.catch(() => {
      this.signedIn = null
    })
    return asked
  }

  private async open(path: string, query: Query, signal: AbortSignal, accept: string, silence: number) {
    const cluster = this.config.getCurrentCluster()
    if (!cluster) throw new ApiError(0, 'the kubeconfig names no cluster')
    const base = cluster.server.replace(/\/$/, '')
    const url = new URL(base + path)
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
    const message = await this.signIn()
      .then(({ headers, ...options }) => {
        const own = { accept, 'user-agent': 'plimsoll-collector' }
        return answerOf(url, { ...options, method: 'GET', headers: { ...headers, ...own }, signal }, silence)
      })
      .catch((error: unknown) => {
        throw new ApiError(0, `${url.origin}${path}: ${reason(error)}`)
      })
    const status = message.statusCode ?? 0
    if (status === 200) return message
    if (status === 401) this.signedIn = null
    const text = await startOf(message)
    const seconds = Number(message.headers['retry-after'])
    throw new ApiError(status, `${path}: ${status} ${text}`, seconds > 0 ? Math.min(seconds, 300) * 1_000 : null)
  }
}

function answerOf(url: URL, options: RequestOptions, silence: number): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'http:' ? httpRequest : httpsRequest
    const request = send(url, options, resolve)
    request.once('error', reject)
    request.setTimeout(silence, () => request.destroy(new Error(`nothing came for ${silence / 1_000} s`)))
    // A peer that vanished without a word is noticed by the system long before the silence is over.
    request.once('socket', (socket) => socket.setKeepAlive(true, 30_000))
    request.end()
  })
}

/** The message of a Status object, or the first words of whatever a proxy says. */
async function startOf(message: IncomingMessage): Promise<string> {
  let text = ''
  try {
    for await (const chunk of message as AsyncIterable<Buffer>) {
      text += chunk.toString('utf8')
      if (text.length > 16_384) message.destroy()
    }
    const status = JSON.parse(text) as { message?: unknown }
    if (typeof status.message === 'string') return status.message.slice(0, 300)
  } catch {
    // Not JSON, or cut off: the words themselves will do.
  }
  return text.slice(0, 200)
}

/** Why it failed; an error of several tries (IPv6, IPv4) has no words of its own. */
function reason(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(reason).join(', ')
  return error instanceof Error ? error.message : String(error)
}
