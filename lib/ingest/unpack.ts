import { gunzipSync } from 'node:zlib'

const limit = 64 * 1024 * 1024

/** The text that Base64, packed with gzip or not, stands for; null when it cannot be read or is larger than 64 MiB. */
export function unpack(base64: string): string | null {
  const bytes = Buffer.from(base64, 'base64')
  try {
    const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b
    return (isPacked ? gunzipSync(bytes, { maxOutputLength: limit }) : bytes).toString('utf8')
  } catch {
    return null
  }
}
