import type { Grant } from '@/lib/auth/policy'
import { auth } from '@/lib/auth/better-auth'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { makeCollector, type TestCollector } from '@/lib/ingest/testing'
import { feedEstate, makePlace, mark } from './estate'
import { makePerson, password, tokenOf } from './people'

/** Those who ask and may get different answers. */
export const askers = ['anonymous', 'reader', 'admin', 'readerElsewhere', 'adminElsewhere', 'collector'] as const
export type Asker = (typeof askers)[number]
/** Those whose right to ask has ended: nobody, to us. */
export const ended = ['revokedToken', 'expiredToken', 'disabledPerson', 'revokedCollector', 'expiredCollector'] as const
export type Ended = (typeof ended)[number]

export type World = Awaited<ReturnType<typeof makeWorld>>

let address = 0
/** Signs in through the real sign-in, each time from another address: each has its own budget of tries. */
export async function signIn(email: string): Promise<string> {
  const { url } = env()
  const headers = {
    'content-type': 'application/json',
    origin: url,
    'x-plimsoll-address': `203.0.113.${(address += 1) % 250}`,
  }
  const request = new Request(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ email, password }),
  })
  const response = await auth().handler(request)
  if (!response.ok) throw new Error(`sign-in answered ${response.status}: ${await response.text()}`)
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

const admin = (environmentId: string | null): Grant => ({ role: 'security_admin', environmentId })
const reader = (environmentId: string | null): Grant => ({ role: 'security_reader', environmentId })
const past = new Date(Date.now() - 60_000)
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

/** An estate at home, an empty place elsewhere, and people and machines with and without rights to both. */
export async function makeWorld(alerts: number) {
  const home = await makePlace(`${mark}-home`)
  const elsewhere = await makePlace('elsewhere')
  const estate = await feedEstate(home, alerts)
  const ids = {
    reader: await makePerson([reader(null)]),
    admin: await makePerson([admin(null)]),
    readerElsewhere: await makePerson([reader(elsewhere)]),
    adminElsewhere: await makePerson([admin(elsewhere)]),
  }
  const disabled = await makePerson([admin(null)], { disabledAt: past })
  // Of another environment than the estate: the estate's own collector may ask what became of its report.
  const collector = await makeCollector(elsewhere)
  const dead = async (data: { revokedAt: Date } | { expiresAt: Date }): Promise<TestCollector> => {
    const made = await makeCollector(home)
    await db().collector.update({ where: { id: made.id }, data })
    return made
  }
  const fixed: Record<Exclude<Asker, 'reader' | 'admin'> | Ended, Record<string, string>> = {
    anonymous: {},
    readerElsewhere: bearer(await tokenOf(ids.readerElsewhere)),
    adminElsewhere: bearer(await tokenOf(ids.adminElsewhere)),
    collector: bearer(collector.token),
    revokedToken: bearer(await tokenOf(ids.admin, { revokedAt: past })),
    expiredToken: bearer(await tokenOf(ids.admin, { expiresAt: past })),
    disabledPerson: bearer(await tokenOf(disabled)),
    revokedCollector: bearer((await dead({ revokedAt: past })).token),
    expiredCollector: bearer((await dead({ expiresAt: past })).token),
  }
  const cookies = new Map<string, string>()

  /** The headers that make a request this asker's; people on all environments come by session, the others by token. */
  const headersOf = async (asker: Asker | Ended): Promise<Record<string, string>> => {
    if (asker !== 'reader' && asker !== 'admin') return fixed[asker]
    const userId = ids[asker]
    // A route may have ended the session; the next one needs another.
    if ((await db().session.count({ where: { userId } })) === 0) {
      cookies.set(asker, await signIn(`${userId}@test.example`))
    }
    return { cookie: cookies.get(asker) ?? '', origin: env().url }
  }
  return { home, elsewhere, ids, estate, headersOf }
}
