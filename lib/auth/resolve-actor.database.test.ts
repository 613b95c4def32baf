import { beforeAll, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { makePerson, tokenOf } from '@/lib/http/authorization/people'
import { makeCollector } from '@/lib/ingest/testing'
import { makeEnvironment } from '@/lib/store/testing'
import type { Grant } from './policy'
import { resolveActor } from './resolve-actor'
import { hashToken, mintToken } from './token'

const now = new Date('2026-11-20T12:00:00Z')
const minutes = (count: number) => new Date(now.getTime() + count * 60_000)
const who = (token: string, at = now) => resolveActor(new Headers({ authorization: `Bearer ${token}` }), at)
const admin: Grant = { role: 'security_admin', environmentId: null }

let home: string
beforeAll(async () => {
  home = await makeEnvironment('home')
})

it('a collector is known by its token until that expires or is revoked', async () => {
  const { id, token, name } = await makeCollector(home, ['trivy'])
  const known = { kind: 'collector', id, name, environmentId: home, formats: ['trivy'] }
  expect(await who(token)).toEqual(known)
  await db().collector.update({ where: { id }, data: { expiresAt: minutes(1) } })
  expect(await who(token)).toEqual(known)
  expect(await who(token, minutes(1))).toEqual({ kind: 'anonymous' })
  await db().collector.update({ where: { id }, data: { expiresAt: null, revokedAt: now } })
  expect(await who(token)).toEqual({ kind: 'anonymous' })
})

it('after a rotation the old token works for its grace, and never longer than the collector', async () => {
  const { id, token } = await makeCollector(home)
  const fresh = mintToken('plc_')
  const rotated = { hash: fresh.hash, previousHash: hashToken(token), previousExpiresAt: minutes(60) }
  await db().collector.update({ where: { id }, data: rotated })
  expect([(await who(token)).kind, (await who(fresh.token)).kind]).toEqual(['collector', 'collector'])
  expect((await who(token, minutes(60))).kind).toBe('anonymous')
  expect((await who(fresh.token, minutes(60))).kind).toBe('collector')
  await db().collector.update({ where: { id }, data: { expiresAt: minutes(10) } })
  expect((await who(token, minutes(30))).kind).toBe('anonymous')
})

it('a personal token is its person, never more than its own role', async () => {
  const id = await makePerson([admin, { role: 'security_admin', environmentId: home }])
  expect(await who(await tokenOf(id))).toMatchObject({
    kind: 'user',
    id,
    via: 'token',
    grants: [admin, { role: 'security_admin' }],
  })
  const reading = await who(await tokenOf(id, { role: 'security_reader' }))
  expect(reading).toMatchObject({
    grants: [{ role: 'security_reader' }, { role: 'security_reader', environmentId: home }],
  })
})

it('a token gives no role that its person has lost', async () => {
  const id = await makePerson([admin])
  const token = await tokenOf(id)
  await db().roleGrant.deleteMany({ where: { userId: id } })
  expect(await who(token)).toMatchObject({ kind: 'user', grants: [] })
})

it('roles that this version does not know give nothing', async () => {
  const id = await makePerson([])
  await db().roleGrant.createMany({
    data: ['owner', '__proto__', 'constructor', 'Security_Admin'].map((role) => ({ userId: id, role })),
  })
  expect(await who(await tokenOf(id))).toMatchObject({ kind: 'user', grants: [] })
})

it('a token that this version does not know the role of only reads', async () => {
  const token = await tokenOf(await makePerson([admin]))
  await db().personalToken.update({ where: { hash: hashToken(token) }, data: { role: 'owner' } })
  expect(await who(token)).toMatchObject({ grants: [{ role: 'security_reader', environmentId: null }] })
})

it('says when a token was last used, at most once a minute', async () => {
  const token = await tokenOf(await makePerson([admin]))
  const used = async () =>
    (await db().personalToken.findUniqueOrThrow({ where: { hash: hashToken(token) } })).lastUsedAt
  await who(token)
  expect(await used()).toEqual(now)
  await who(token, minutes(0.5))
  expect(await used()).toEqual(now)
  await who(token, minutes(2))
  expect(await used()).toEqual(minutes(2))
})

it.each(['plc_unknown', 'plu_unknown', 'plx_other', 'plc_', "plu_' OR 1=1 --", 'plu_%'])(
  '%j is nobody',
  async (token) => {
    expect(await who(token.replaceAll(' ', ''))).toEqual({ kind: 'anonymous' })
  },
)

it('a token of one kind is not one of the other', async () => {
  const { token } = await makeCollector(home)
  expect(await who(token.replace('plc_', 'plu_'))).toEqual({ kind: 'anonymous' })
})

it('without token and cookie, or with a made-up cookie, somebody is nobody', async () => {
  expect(await resolveActor(new Headers(), now)).toEqual({ kind: 'anonymous' })
  const cookie = 'plimsoll.session_token=made.up'
  expect(await resolveActor(new Headers({ cookie }), now)).toEqual({ kind: 'anonymous' })
})
