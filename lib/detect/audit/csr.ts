import type { AuditEvent } from '@/lib/model/audit-event'
import { changeOf } from './change'
import { textAt } from './read'

/** Whom a certificate would speak for: its common names (the user) and organisations (the groups). */
export type CertificateSubject = { users: string[]; groups: string[] }

/** Far above any request that an API server would sign. */
const longest = 64 * 1_024
const organisation = '55040a'
const commonName = '550403'

/** The subject of the request in a CertificateSigningRequest's `spec.request`; null where it cannot be read. */
export function requestedSubject(event: AuditEvent): CertificateSubject | null {
  const change = changeOf(event)
  const text = textAt(change?.set ?? null, 'spec', 'request')
  if (text === '' || text.length > longest) return null
  const body = /-----BEGIN (?:NEW )?CERTIFICATE REQUEST-----([\sA-Za-z0-9+/=]+)-----END/.exec(decoded(text))?.[1]
  const bytes = body === undefined ? null : bytesOf(body)
  return bytes && readSubject(bytes)
}

function decoded(text: string): string {
  const bytes = bytesOf(text)
  return bytes ? String.fromCharCode(...bytes.slice(0, longest)) : ''
}

function bytesOf(base64: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(base64.replace(/\s/g, '')), (character) => character.charCodeAt(0))
  } catch {
    return null
  }
}

type Element = { tag: number; from: number; to: number; next: number }

/** PKCS #10 (RFC 2986): a sequence of the request's information, whose second element after the version is the name. */
function readSubject(bytes: Uint8Array): CertificateSubject | null {
  const request = elementAt(bytes, 0, bytes.length)
  const info = request && elementAt(bytes, request.from, request.to)
  const version = info && elementAt(bytes, info.from, info.to)
  const name = version && elementAt(bytes, version.next, info.to)
  if (!name || name.tag !== 0x30) return null
  const subject: CertificateSubject = { users: [], groups: [] }
  for (const set of elements(bytes, name)) {
    for (const pair of elements(bytes, set)) {
      const [type, value] = elements(bytes, pair)
      if (!type || !value) continue
      const kind = Array.from(bytes.slice(type.from, type.to), (byte) => byte.toString(16).padStart(2, '0')).join('')
      const text = new TextDecoder().decode(bytes.slice(value.from, Math.min(value.to, value.from + 512)))
      if (kind === organisation) subject.groups.push(text)
      if (kind === commonName) subject.users.push(text)
    }
  }
  return subject
}

function elements(bytes: Uint8Array, { from, to }: Element): Element[] {
  const found: Element[] = []
  for (let at = from; at < to && found.length < 64;) {
    const element = elementAt(bytes, at, to)
    if (!element) break
    found.push(element)
    at = element.next
  }
  return found
}

/** One element of DER: tag, length, content; null where it does not fit into what holds it. */
function elementAt(bytes: Uint8Array, at: number, end: number): Element | null {
  const tag = bytes[at]
  const first = bytes[at + 1]
  if (tag === undefined || first === undefined) return null
  const count = first < 0x80 ? 0 : first & 0x7f
  if (count > 3) return null
  let length = count === 0 ? first : 0
  for (const byte of bytes.slice(at + 2, at + 2 + count)) length = length * 256 + byte
  const from = at + 2 + count
  return from + length > end ? null : { tag, from, to: from + length, next: from + length }
}
