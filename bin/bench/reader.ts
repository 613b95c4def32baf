import { randomUUID } from 'node:crypto'
import { mintToken, hashToken } from '@/lib/auth/token'
import { db } from '@/lib/db'
import type { Context } from '@/lib/operation'

/** A person who may see everything, with a personal token, as context of a query and as bearer of a request. */
export async function benchReader(): Promise<{ context: Context; token: string }> {
  const { token, hint } = mintToken('plu_')
  const [id, name, email] = [randomUUID(), 'Bench', 'bench@example.com']
  const role = 'security_reader'
  await db().user.create({
    data: {
      id,
      name,
      email,
      grants: { create: [{ role }] },
      tokens: { create: [{ name: 'bench', hash: hashToken(token), hint, role }] },
    },
  })
  const actor = { kind: 'user', id, name, email, via: 'token', grants: [{ role, environmentId: null }] } as const
  const origin = { requestId: randomUUID(), address: null, userAgent: 'plimsoll bench' }
  return { token, context: { actor: { ...actor, grants: [...actor.grants] }, origin, now: new Date() } }
}
