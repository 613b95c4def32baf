import { randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import type { Grant, Role } from '@/lib/auth/policy'
import { hashToken, mintToken } from '@/lib/auth/token'
import { db } from '@/lib/db'

export const password = 'correct horse battery'
const hashed = hashPassword(password)

/** A person with these grants and the password above. Returns their id. */
export async function makePerson(grants: Grant[], parts: { name?: string; disabledAt?: Date } = {}): Promise<string> {
  const id = randomUUID()
  await db().user.create({
    data: {
      id,
      name: 'Somebody',
      email: `${id}@test.example`,
      emailVerified: true,
      ...parts,
      accounts: { create: { id: randomUUID(), accountId: id, providerId: 'credential', password: await hashed } },
      grants: { create: grants },
    },
  })
  return id
}

/** A personal token of this person, in this role at most. */
export async function tokenOf(
  userId: string,
  parts: { role?: Role; expiresAt?: Date; revokedAt?: Date } = {},
): Promise<string> {
  const { token, hash, hint } = mintToken('plu_')
  await db().personalToken.create({
    data: { userId, name: hint, role: 'security_admin', hash, hint, createdAt: new Date(), ...parts },
  })
  return token
}

/** The id of a new token of this person. */
export async function tokenIdOf(userId: string): Promise<string> {
  const token = await tokenOf(userId)
  return (await db().personalToken.findUniqueOrThrow({ where: { hash: hashToken(token) } })).id
}
