import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { checkAddress, checkUrl, guardedLookup, GuardError, type Networks } from './guard'

/** What came of a try: an answer with its code, or an error in words that may be shown. */
export type Outcome = {
  ok: boolean
  code: number | null
  error: string | null
  /** No further try can change it. */
  final: boolean
  /** How long the receiver asks us to wait, as it said it. */
  retryAfter?: string | undefined
}

type Options = {
  allow: Networks
  /** For the whole exchange, in ms. */
  timeout?: number
  resolve?: Parameters<typeof guardedLookup>[1]
}

const failed = (error: string, more: Partial<Outcome> = {}): Outcome => ({
  ok: false,
  code: null,
  error,
  final: false,
  ...more,
})

/**
 * Posts JSON to a receiver behind the guard. Redirects are not followed, of the answer only its code is read, and
 * after `timeout` it is over, however slowly the other side drips. Never throws for what the receiver does.
 */
export async function postJson(
  address: string,
  body: string,
  headers: Record<string, string>,
  { allow, timeout = 10_000, resolve }: Options,
): Promise<Outcome> {
  let target: ReturnType<typeof checkUrl>
  try {
    target = checkUrl(address, allow)
  } catch (error) {
    return failed(error instanceof GuardError ? error.message : 'The address cannot be used.', { final: true })
  }
  const { url, passage } = target
  return new Promise((settle) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest
    const outgoing = send(url, {
      method: 'POST',
      agent: false,
      lookup: guardedLookup(passage, resolve),
      maxHeaderSize: 16_384,
      headers: {
        ...headers,
        'content-type': 'application/json; charset=utf-8',
        'content-length': String(Buffer.byteLength(body)),
        'user-agent': 'Plimsoll-Notify/1',
        accept: 'application/json, text/plain;q=0.9, */*;q=0.1',
      },
    })
    const end = (outcome: Outcome) => {
      clearTimeout(timer)
      settle(outcome)
      outgoing.destroy()
    }
    const timer = setTimeout(() => end(failed(`No answer within ${Math.round(timeout / 1000)} s.`)), timeout)
    outgoing.on('socket', (socket) =>
      socket.once('connect', () => {
        try {
          // The lookup has said so already; a socket that is somewhere else must not hear a word.
          checkAddress(socket.remoteAddress ?? '::', passage)
        } catch (error) {
          outgoing.destroy(error instanceof Error ? error : undefined)
        }
      }),
    )
    outgoing.on('response', (response) => end(answered(response.statusCode ?? 0, response.headers['retry-after'])))
    outgoing.on('error', (error) =>
      end(error instanceof GuardError ? failed(error.message, { final: true }) : failed(connectionWords(error))),
    )
    outgoing.end(body)
  })
}

function answered(code: number, retryAfter: string | undefined): Outcome {
  if (code >= 200 && code < 300) return { ok: true, code, error: null, final: false }
  const more = { code, retryAfter }
  if (code >= 300 && code < 400)
    return failed(`The receiver answered ${code}, a redirect, which is not followed.`, more)
  if (code === 410) return failed('The receiver answered 410: it is gone for good.', { ...more, final: true })
  if (code === 429) return failed('The receiver answered 429: too many messages.', more)
  return failed(`The receiver answered ${code}.`, more)
}

const words: Record<string, string> = {
  ECONNREFUSED: 'Nothing listens there: the connection was refused.',
  ECONNRESET: 'The receiver broke the connection off.',
  EPIPE: 'The receiver broke the connection off.',
  ETIMEDOUT: 'The receiver could not be reached in time.',
  EHOSTUNREACH: 'There is no way to the receiver.',
  ENETUNREACH: 'There is no way to the receiver.',
  ENOTFOUND: 'The name of the receiver is not known.',
  EAI_AGAIN: 'The name of the receiver could not be looked up.',
  HPE_HEADER_OVERFLOW: 'The answer was too large.',
  CERT_HAS_EXPIRED: 'The certificate of the receiver has expired.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'The certificate of the receiver is self-signed.',
  SELF_SIGNED_CERT_IN_CHAIN: 'The certificate of the receiver comes from an authority that is not trusted here.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'The certificate of the receiver comes from an authority that is not trusted here.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'The certificate of the receiver is for another name.',
}

/** A connection's failure in words: never the address, whose path may be a secret. */
export function connectionWords(error: NodeJS.ErrnoException): string {
  return words[error.code ?? ''] ?? `The message could not be sent (${error.code ?? 'unknown fault'}).`
}
