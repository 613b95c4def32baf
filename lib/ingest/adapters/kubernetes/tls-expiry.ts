import type { KubernetesObject } from '@/lib/model/kubernetes'
import { tlsExpiryAnnotation } from '@/lib/model/tls-expiry'

/** A chain is a few KiB; what is longer is no certificate. */
const limit = 128 * 1024

/**
 * When the public certificate in a TLS Secret ends, as an ISO instant: read from the certificate itself, or noted by
 * the collector that has let go of it. Null where neither is there. The private key is never looked at.
 */
export function tlsExpiryOf({ type, data, metadata }: KubernetesObject): string | null {
  if (type !== 'kubernetes.io/tls') return null
  const certificate = typeof data === 'object' && data !== null && 'tls.crt' in data ? data['tls.crt'] : undefined
  const read = typeof certificate === 'string' ? expiryOf(certificate) : null
  return read ?? instantOf(metadata.annotations?.[tlsExpiryAnnotation] ?? '')
}

function expiryOf(encoded: string): string | null {
  if (encoded.length > limit) return null
  try {
    const [, body] = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END/.exec(atob(encoded)) ?? []
    return body === undefined ? null : notAfter(Uint8Array.from(atob(body), (sign) => sign.codePointAt(0) ?? 0))
  } catch {
    return null
  }
}

/** The end of validity of a certificate in DER. Source: RFC 5280 §4.1, the order of the fields. */
function notAfter(der: Uint8Array): string | null {
  const certificate = read(der, 0)
  const fields = children(der, read(der, certificate.start))
  // The version comes first where it is written at all.
  const validity = fields[fields[0]?.tag === 0xa0 ? 4 : 3]
  const end = validity && children(der, validity)[1]
  return end ? timeOf(end.tag, String.fromCodePoint(...der.subarray(end.start, end.end))) : null
}

type Part = { tag: number; start: number; end: number }

function children(der: Uint8Array, { start, end }: Part): Part[] {
  const parts: Part[] = []
  for (let at = start; at < end;) {
    const part = read(der, at)
    parts.push(part)
    at = part.end
  }
  return parts
}

function read(der: Uint8Array, at: number): Part {
  const first = der[at + 1] ?? 0
  const extra = first < 0x80 ? 0 : first & 0x7f
  const size = extra === 0 ? first : der.subarray(at + 2, at + 2 + extra).reduce((sum, byte) => sum * 256 + byte, 0)
  const start = at + 2 + extra
  if (extra > 4 || start + size > der.length) throw new RangeError('a part is longer than the whole')
  return { tag: der[at] ?? 0, start, end: start + size }
}

/** UTCTime has two digits for the year, of 1950 to 2049; GeneralizedTime has four. */
function timeOf(tag: number, text: string): string | null {
  const [, year = '', month, day, hour, minute, second] =
    /^(\d{2}|\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/.exec(text) ?? []
  if ((tag === 0x17) !== (year.length === 2)) return null
  const full = year.length === 4 ? year : `${Number(year) < 50 ? 20 : 19}${year}`
  return instantOf(`${full}-${month}-${day}T${hour}:${minute}:${second}Z`)
}

function instantOf(text: string): string | null {
  const time = Date.parse(text)
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}
