import { createHmac, randomBytes } from 'node:crypto'

/** A new secret as Standard Webhooks writes it: `whsec_` and base64. */
export const mintSigningSecret = () => `whsec_${randomBytes(32).toString('base64')}`

/**
 * The headers of a signed web hook (standardwebhooks.com, 1.0): HMAC-SHA256 over `id.timestamp.body`, one signature
 * for each secret that is valid now, so that a receiver can change over without a gap.
 */
export function signatureHeaders(id: string, at: Date, body: string, secrets: readonly string[]) {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
  })
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') }
}
