import { createHash, randomBytes } from 'node:crypto'

/** `plc_` is a collector's token, `plu_` a person's own. */
export type TokenPrefix = 'plc_' | 'plu_'

/** SHA-256 of a token. The tokens hold 256 random bits, so a slow hash would add nothing. */
export function hashToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(token).digest())
}

/** A new token (to be shown once), its hash (to be kept) and a hint to recognise it by. */
export function mintToken(prefix: TokenPrefix): { token: string; hash: Uint8Array<ArrayBuffer>; hint: string } {
  const token = prefix + randomBytes(32).toString('base64url')
  return { token, hash: hashToken(token), hint: `${token.slice(0, 8)}…` }
}

/** The bearer token of an Authorization header; null for anything else. */
export function bearerToken(header: string | null): string | null {
  return /^Bearer +(\S{1,200}) *$/i.exec(header ?? '')?.[1] ?? null
}
