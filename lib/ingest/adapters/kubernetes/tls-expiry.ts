import { X509Certificate } from 'node:crypto'
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
    return instantOf(new X509Certificate(Buffer.from(encoded, 'base64')).validTo)
  } catch {
    return null
  }
}

function instantOf(text: string): string | null {
  const time = Date.parse(text)
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}
