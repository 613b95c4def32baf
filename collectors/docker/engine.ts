import { readFileSync } from 'node:fs'
import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const answerLimit = 256 * 1024 * 1024
const silence = 30_000

/** The engine answered, but not with what was asked for. */
export class EngineError extends Error {}

/**
 * The Engine API, read-only: nothing but GET ever leaves here. Over its socket, or over TCP with the certificates
 * that `DOCKER_CERT_PATH` names.
 */
export class Engine {
  private readonly options: RequestOptions
  private readonly isTls: boolean

  /** `address` as in DOCKER_HOST: `unix:///var/run/docker.sock`, `tcp://host:2376`. Throws on any other. */
  constructor(
    readonly address: string,
    certificates?: string,
  ) {
    const [, scheme, rest] = /^(unix|tcp|http|https):\/\/(.+)$/.exec(address) ?? []
    if (!scheme || !rest)
      throw new Error(`"${address}" is no address of an engine: write unix:///path or tcp://host:port`)
    this.isTls = certificates !== undefined && scheme !== 'unix'
    if (scheme === 'unix') this.options = { socketPath: rest }
    else {
      const { hostname, port } = new URL(`http://${rest}`)
      const file = (name: string) => readFileSync(join(certificates ?? '', name))
      const keys = this.isTls ? { ca: file('ca.pem'), cert: file('cert.pem'), key: file('key.pem') } : {}
      this.options = { hostname, port: port || (this.isTls ? 2376 : 2375), ...keys }
    }
  }

  /** The JSON of one answer. Throws EngineError with the engine's words when it refuses, and when it cannot be reached. */
  async get(path: string, signal: AbortSignal): Promise<unknown> {
    const message = await this.ask(path, signal, silence)
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of message as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > answerLimit) throw new EngineError(`the answer to ${path} is larger than 256 MiB`)
      chunks.push(chunk)
    }
    const text = Buffer.concat(chunks).toString('utf8')
    if (message.statusCode !== 200)
      throw new EngineError(`the engine answers ${message.statusCode} to ${path}: ${wordsOf(text)}`)
    try {
      return JSON.parse(text)
    } catch {
      throw new EngineError(`the answer to ${path} is no JSON`)
    }
  }

  /** One line of the stream after the other, until it ends or the signal is given. */
  async *lines(path: string, signal: AbortSignal): AsyncGenerator<string> {
    const message = await this.ask(path, signal, 0)
    if (message.statusCode !== 200) {
      message.resume()
      throw new EngineError(`the engine answers ${message.statusCode} to ${path}`)
    }
    yield* createInterface({ input: message, crlfDelay: Infinity })
  }

  private ask(path: string, signal: AbortSignal, timeout: number): Promise<IncomingMessage> {
    const send = this.isTls ? httpsRequest : httpRequest
    return new Promise((resolve, reject) => {
      const request = send({ ...this.options, path, method: 'GET', headers: { host: 'docker' }, signal, timeout })
      request.once('response', resolve)
      request.once('timeout', () => request.destroy(new Error(`no answer to ${path} for ${silence / 1_000} s`)))
      request.once('error', (error: NodeJS.ErrnoException) =>
        reject(new EngineError(`the engine at ${this.address} cannot be reached: ${error.code ?? error.message}`)),
      )
      request.end()
    })
  }
}

function wordsOf(text: string): string {
  try {
    const { message } = JSON.parse(text) as { message?: unknown }
    return typeof message === 'string' ? message.slice(0, 300) : ''
  } catch {
    return text.slice(0, 300)
  }
}
