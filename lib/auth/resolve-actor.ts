import { db } from '../db'
import { inBatches } from '../in-batches'
import { anonymous, type Actor } from './actor'
import { auth } from './better-auth'
import type { Grant, Role } from './policy'
import { roles } from './policy'
import { bearerToken, hashToken } from './token'

type GrantRow = { role: string; environmentId: string | null }

const isRole = (role: string): role is Role => (roles as readonly string[]).includes(role)

/** Grants of known roles only: a role that this version does not know gives nothing. */
function knownGrants(rows: readonly GrantRow[]): Grant[] {
  return rows.flatMap(({ role, environmentId }) => (isRole(role) ? [{ role, environmentId }] : []))
}

/** Collectors by the hash of their token, read together for requests that arrive together. */
const collectorOf = inBatches(async (hashes: readonly Uint8Array<ArrayBuffer>[]) => {
  // A storm comes from few senders.
  const wanted = { in: [...new Map(hashes.map((hash) => [hash.join(), hash])).values()] }
  const rows = await db().collector.findMany({
    where: { revokedAt: null, OR: [{ hash: wanted }, { previousHash: wanted }] },
    select: {
      id: true,
      name: true,
      environmentId: true,
      formats: true,
      hash: true,
      previousHash: true,
      previousExpiresAt: true,
      expiresAt: true,
    },
  })
  const same = (a: Uint8Array | null, b: Uint8Array) => a !== null && Buffer.compare(a, b) === 0
  return hashes.map((hash) => rows.find((row) => same(row.hash, hash) || same(row.previousHash, hash)))
}, 500)

async function collectorActor(token: string, now: Date): Promise<Actor> {
  const hash = hashToken(token)
  const found = await collectorOf(hash)
  if (!found) return anonymous
  const { id, name, environmentId, formats } = found
  // The collector's own expiry holds for every token: a rotation must not bring an expired one back.
  const expired = found.expiresAt !== null && found.expiresAt <= now
  const isCurrent = Buffer.compare(found.hash, hash) === 0
  const replaced = !isCurrent && (found.previousExpiresAt === null || found.previousExpiresAt <= now)
  return expired || replaced ? anonymous : { kind: 'collector', id, name, environmentId, formats }
}

async function tokenUser(token: string, now: Date): Promise<Actor> {
  const found = await db().personalToken.findFirst({
    where: { hash: hashToken(token), revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
    select: { id: true, role: true, lastUsedAt: true, user: { select: { ...userFields } } },
  })
  if (!found || found.user.disabledAt) return anonymous
  // Once a minute is enough to know whether a token is in use.
  if (!found.lastUsedAt || now.getTime() - found.lastUsedAt.getTime() > 60_000) {
    await db().personalToken.update({ where: { id: found.id }, data: { lastUsedAt: now } })
  }
  const ceiling = found.role
  const grants = knownGrants(found.user.grants).map((grant) =>
    // A token may do less than its person, never more.
    ceiling === 'security_admin' ? grant : { ...grant, role: 'security_reader' as const },
  )
  const { id, name, email } = found.user
  return { kind: 'user', id, name, email, grants, via: 'token' }
}

const userFields = {
  id: true,
  name: true,
  email: true,
  disabledAt: true,
  grants: { select: { role: true, environmentId: true } },
} as const

async function sessionUser(headers: Headers): Promise<Actor> {
  if (!headers.get('cookie')?.includes('plimsoll')) return anonymous
  const session = await auth().api.getSession({ headers })
  if (!session) return anonymous
  const user = await db().user.findUnique({ where: { id: session.user.id }, select: userFields })
  if (!user || user.disabledAt) return anonymous
  const { id, name, email } = user
  return { kind: 'user', id, name, email, grants: knownGrants(user.grants), via: 'session' }
}

/**
 * Who sends this request: a collector or a person by bearer token, a person by session cookie, or nobody.
 * Revoked, expired and unknown tokens are nobody; a bearer token is never mixed with a cookie.
 */
export async function resolveActor(headers: Headers, now: Date): Promise<Actor> {
  if (headers.has('authorization')) {
    const token = bearerToken(headers.get('authorization'))
    if (token?.startsWith('plc_')) return collectorActor(token, now)
    if (token?.startsWith('plu_')) return tokenUser(token, now)
    return anonymous
  }
  return sessionUser(headers)
}

/** What a person may do now; nothing when they were disabled or are gone. */
export async function grantsOfPerson(id: string): Promise<Grant[]> {
  const person = await db().user.findUnique({ where: { id }, select: userFields })
  return !person || person.disabledAt ? [] : knownGrants(person.grants)
}
