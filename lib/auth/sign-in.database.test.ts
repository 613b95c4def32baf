import { beforeAll, describe, expect, it } from 'vitest'
import { disablePerson } from '@/lib/commands/disable-person'
import { resetPassword } from '@/lib/commands/reset-password'
import { signOutEverywhere } from '@/lib/commands/sign-out-everywhere'
import { admin, as, makePerson, reader, testPassword, type Person } from '@/lib/commands/testing/people'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { auth } from './better-auth'
import { resolveActor } from './resolve-actor'

let root: Person
beforeAll(async () => {
  root = await makePerson([admin()])
})

let host = 0
/** An address that no other test uses, as each has its own budget of tries. */
const newAddress = () => `198.51.100.${(host += 1)}`

type Ask = { address?: string; cookie?: string; origin?: string }

function ask(path: string, body: object, { address = newAddress(), cookie, origin = env().url }: Ask = {}) {
  return auth().handler(
    new Request(`${env().url}/api/auth${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-plimsoll-address': address,
        'user-agent': 'test browser',
        origin,
        ...(cookie === undefined ? {} : { cookie }),
      },
      body: JSON.stringify(body),
    }),
  )
}

const signIn = (email: string, password = testPassword, more: Ask = {}) =>
  ask('/sign-in/email', { email, password }, more)
const cookieOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
const whoIs = (cookie: string) => resolveActor(new Headers({ cookie }), new Date())

describe('signing in', () => {
  it('gives a session that is the person with their grants', async () => {
    const person = await makePerson([reader()])
    const response = await signIn(person.email.toUpperCase())
    expect(response.status).toBe(200)
    const [cookie] = response.headers.getSetCookie()
    expect(cookie).toMatch(/^plimsoll\.session_token=/)
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/SameSite=Lax/i)
    expect(await whoIs(cookieOf(response))).toEqual(person)
    expect(await db().auditEntry.findMany({ where: { action: 'session.start', subjectId: person.id } })).toMatchObject([
      {
        outcome: 'done',
        actorId: person.id,
        address: expect.stringMatching(/^198/) as unknown,
        userAgent: 'test browser',
      },
    ])
  })

  it('fails alike for a wrong password and an unknown address, both on record without the password', async () => {
    const person = await makePerson([reader()])
    const wrong = await signIn(person.email, 'wrong password 1')
    const unknown = await signIn('nobody@example.com', 'wrong password 1')
    expect([wrong.status, unknown.status]).toEqual([401, 401])
    expect(await wrong.text()).toBe(await unknown.text())
    const entries = await db().auditEntry.findMany({
      where: {
        action: 'session.start',
        outcome: 'refused',
        OR: [{ subjectId: person.id }, { subjectName: 'nobody@example.com' }],
      },
    })
    expect(entries).toHaveLength(2)
    expect(entries.every((entry) => entry.actorKind === 'anonymous')).toBe(true)
    expect(JSON.stringify(entries)).not.toContain('wrong password')
  })

  it('is limited per address: the eleventh try in a minute waits, another address does not', async () => {
    const person = await makePerson([reader()])
    const address = newAddress()
    const tries = []
    for (let count = 0; count < 10; count += 1)
      tries.push((await signIn(person.email, 'wrong password 1', { address })).status)
    expect(new Set(tries)).toEqual(new Set([401]))
    const limited = await signIn(person.email, testPassword, { address })
    expect(limited.status).toBe(429)
    expect(Number(limited.headers.get('x-retry-after'))).toBeGreaterThan(0)
    expect((await signIn(person.email)).status).toBe(200)
  })

  it('is refused to a disabled person who knows the password, and says why', async () => {
    const person = await makePerson([reader()])
    await disablePerson(as(root), { id: person.id })
    const response = await signIn(person.email)
    expect(response.status).toBe(403)
    expect(await response.json()).toMatchObject({ code: 'ACCOUNT_DISABLED' })
    expect(await db().session.count({ where: { userId: person.id } })).toBe(0)
  })

  it('from another site is refused', async () => {
    const person = await makePerson([reader()])
    const response = await signIn(person.email, testPassword, {
      origin: 'https://evil.example',
      cookie: 'plimsoll.x=1',
    })
    expect(response.status).toBe(403)
    expect(await db().session.count({ where: { userId: person.id } })).toBe(0)
  })
})

describe('what a stranger and a person cannot do here', () => {
  it.each([
    '/sign-up/email',
    '/request-password-reset',
    '/reset-password',
    '/update-user',
    '/delete-user',
    '/list-sessions',
  ])('%s', async (path) => {
    const person = await makePerson([reader()])
    const cookie = cookieOf(await signIn(person.email))
    const people = await db().user.count()
    const body = { email: 'x@example.com', password: 'long enough 1', name: 'X', newPassword: 'long enough 1' }
    for (const asking of [{}, { cookie }]) expect((await ask(path, body, asking)).status).toBe(404)
    expect(await db().user.count()).toBe(people)
    expect(await db().user.findUnique({ where: { id: person.id } })).toMatchObject({ name: person.name })
  })
})

describe('a session ends at once', () => {
  const signedIn = async () => {
    const person = await makePerson([reader()])
    return { person, cookie: cookieOf(await signIn(person.email)), second: cookieOf(await signIn(person.email)) }
  }
  it('when the person is disabled', async () => {
    const { person, cookie } = await signedIn()
    await disablePerson(as(root), { id: person.id })
    expect((await whoIs(cookie)).kind).toBe('anonymous')
  })
  it('even if only the mark on the person says so', async () => {
    const { person, cookie } = await signedIn()
    await db().user.update({ where: { id: person.id }, data: { disabledAt: new Date() } })
    expect((await whoIs(cookie)).kind).toBe('anonymous')
  })
  it('when an administrator sets a new password, which works from then on', async () => {
    const { person, cookie } = await signedIn()
    await resetPassword(as(root), { id: person.id, password: 'another password' })
    expect((await whoIs(cookie)).kind).toBe('anonymous')
    expect((await signIn(person.email)).status).toBe(401)
    expect((await signIn(person.email, 'another password')).status).toBe(200)
  })
  it('everywhere, when the person asks for it', async () => {
    const { person, cookie, second } = await signedIn()
    expect(await signOutEverywhere(as(person), {})).toEqual({ ended: 2 })
    expect([(await whoIs(cookie)).kind, (await whoIs(second)).kind]).toEqual(['anonymous', 'anonymous'])
  })
  it('elsewhere, when the person changes their password; this one goes on', async () => {
    const { person, cookie, second } = await signedIn()
    const body = { currentPassword: testPassword, newPassword: 'another password', revokeOtherSessions: true }
    const wrong = await ask('/change-password', { ...body, currentPassword: 'not my password' }, { cookie })
    expect(wrong.status).toBe(400)
    const response = await ask('/change-password', body, { cookie })
    expect(response.status).toBe(200)
    expect((await whoIs(second)).kind).toBe('anonymous')
    expect(await whoIs(cookieOf(response))).toMatchObject({ id: person.id })
    const entries = await db().auditEntry.findMany({ where: { action: 'account.change-password', actorId: person.id } })
    expect(entries.map((entry) => entry.outcome).toSorted()).toEqual(['done', 'refused'])
  })
})
