import { beforeAll, describe, expect, it } from 'vitest'
import { resolveActor } from '@/lib/auth/resolve-actor'
import { db } from '@/lib/db'
import { makeEnvironment } from '@/lib/store/testing'
import { createPersonalToken } from './create-personal-token'
import { createUser } from './create-user'
import { disablePerson } from './disable-person'
import { enablePerson } from './enable-person'
import { grantRoles } from './grant-roles'
import { revokePersonalToken } from './revoke-personal-token'
import { signOutEverywhere } from './sign-out-everywhere'
import { admin, as, auditOf, makePerson, reader, type Person } from './testing/people'
import { updatePerson } from './update-person'

let environmentId = ''
let root: Person
beforeAll(async () => {
  environmentId = await makeEnvironment()
  root = await makePerson([admin()], 'Root')
})

const actorOf = (token: string) => resolveActor(new Headers({ authorization: `Bearer ${token}` }), new Date())

describe('roles', () => {
  it('are set as a whole, with what was before on record', async () => {
    const person = await makePerson([reader()])
    const context = as(root)
    const wanted = [admin(environmentId), reader(), reader()]
    await grantRoles(context, { id: person.id, grants: wanted })
    const rows = await db().roleGrant.findMany({ where: { userId: person.id }, orderBy: { role: 'asc' } })
    expect(rows.map(({ role, environmentId }) => ({ role, environmentId }))).toEqual([admin(environmentId), reader()])
    expect(await auditOf(context)).toMatchObject([
      {
        action: 'person.grant-roles',
        before: { grants: [reader()] },
        after: { grants: [admin(environmentId), reader()] },
      },
    ])
  })

  it('on an environment that does not exist are not valid', async () => {
    const person = await makePerson([reader()])
    const grants = [reader('00000000-0000-4000-8000-000000000000')]
    await expect(grantRoles(as(root), { id: person.id, grants })).rejects.toMatchObject({ code: 'invalid' })
    expect(await db().roleGrant.count({ where: { userId: person.id } })).toBe(1)
  })
})

describe('the last security admin on all environments', () => {
  it('keeps the role and stays enabled, though there are admins of one environment and disabled ones', async () => {
    await makePerson([admin(environmentId)])
    const off = await makePerson([admin()])
    await disablePerson(as(root), { id: off.id })
    await expect(disablePerson(as(root), { id: root.id })).rejects.toMatchObject({ code: 'conflict' })
    await expect(grantRoles(as(root), { id: root.id, grants: [reader()] })).rejects.toMatchObject({ code: 'conflict' })
    await expect(grantRoles(as(root), { id: root.id, grants: [] })).rejects.toMatchObject({ code: 'conflict' })
    expect(await db().roleGrant.findMany({ where: { userId: root.id } })).toMatchObject([admin()])
    await grantRoles(as(root), { id: root.id, grants: [admin(), reader(environmentId)] })
    await grantRoles(as(root), { id: root.id, grants: [admin()] })
  })

  it('is still there when two admins demote each other at once', async () => {
    const other = await makePerson([admin()])
    const ends = await Promise.allSettled([
      grantRoles(as(root), { id: other.id, grants: [] }),
      grantRoles(as(other), { id: root.id, grants: [] }),
    ])
    expect(ends.map((end) => end.status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(
      await db().roleGrant.count({
        where: { role: 'security_admin', environmentId: null, user: { disabledAt: null } },
      }),
    ).toBe(1)
    await db().roleGrant.deleteMany({ where: { userId: { in: [root.id, other.id] } } })
    await db().roleGrant.create({ data: { ...admin(), userId: root.id } })
  })
})

describe('a person', () => {
  it('is made once per e-mail address, whatever its case', async () => {
    const input = { email: 'New.Person@Example.com', password: 'long enough 1', role: 'security_reader' as const }
    const { id } = await createUser(as(root), { ...input, environmentIds: [environmentId] })
    expect(await db().roleGrant.findMany({ where: { userId: id } })).toMatchObject([reader(environmentId)])
    await expect(createUser(as(root), { ...input, email: 'new.person@example.COM' })).rejects.toMatchObject({
      code: 'conflict',
    })
  })

  it('is renamed on record', async () => {
    const person = await makePerson([reader()], 'Before')
    const context = as(root)
    await updatePerson(context, { id: person.id, name: 'After' })
    expect(await auditOf(context)).toMatchObject([{ before: { name: 'Before' }, after: { name: 'After' } }])
  })

  it('who is disabled loses sessions and tokens at once, and gets none of them back', async () => {
    const person = await makePerson([reader()])
    const { token } = await createPersonalToken(as(person), { name: 'script' })
    await db().session.create({
      data: { id: `s-${person.id}`, token: `t-${person.id}`, userId: person.id, expiresAt: new Date(Date.now() + 1e7) },
    })
    expect(await actorOf(token)).toMatchObject({ kind: 'user', id: person.id })
    await disablePerson(as(root), { id: person.id })
    expect((await actorOf(token)).kind).toBe('anonymous')
    expect(await db().session.count({ where: { userId: person.id } })).toBe(0)
    await expect(disablePerson(as(root), { id: person.id })).rejects.toMatchObject({ code: 'conflict' })
    await enablePerson(as(root), { id: person.id })
    expect((await actorOf(token)).kind).toBe('anonymous')
    await expect(enablePerson(as(root), { id: person.id })).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('a personal token', () => {
  it('acts as its person, never above its own role, and is stored as a hash', async () => {
    const person = await makePerson([admin()])
    const context = as(person)
    const low = await createPersonalToken(context, { name: 'reads', role: 'security_reader' })
    const high = await createPersonalToken(as(person), { name: 'writes', role: 'security_admin' })
    expect(await actorOf(low.token)).toMatchObject({ via: 'token', grants: [reader()] })
    expect(await actorOf(high.token)).toMatchObject({ grants: [admin()] })
    expect(JSON.stringify([await auditOf(context), await db().personalToken.findMany()])).not.toContain(low.token)
    await grantRoles(as(root), { id: person.id, grants: [reader(environmentId)] })
    expect(await actorOf(high.token)).toMatchObject({ grants: [reader(environmentId)] })
  })

  it('of a reader cannot be an admin, and no token makes another', async () => {
    const person = await makePerson([reader()])
    await expect(createPersonalToken(as(person), { name: 'x', role: 'security_admin' })).rejects.toMatchObject({
      code: 'forbidden',
    })
    const { token } = await createPersonalToken(as(person), { name: 'x' })
    const actor = await actorOf(token)
    await expect(createPersonalToken(as(actor), { name: 'y' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(signOutEverywhere(as(actor), {})).rejects.toMatchObject({ code: 'forbidden' })
    expect(await db().personalToken.count({ where: { userId: person.id } })).toBe(1)
  })

  it('needs a name of its own and an expiry to come, and ends then', async () => {
    const person = await makePerson([reader()])
    const soon = new Date(Date.now() + 60_000)
    const { token } = await createPersonalToken(as(person), { name: 'a', expiresAt: soon.toISOString() })
    await expect(createPersonalToken(as(person), { name: 'a' })).rejects.toMatchObject({ code: 'conflict' })
    const past = new Date(Date.now() - 1).toISOString()
    await expect(createPersonalToken(as(person), { name: 'b', expiresAt: past })).rejects.toMatchObject({
      code: 'invalid',
    })
    const after = await resolveActor(new Headers({ authorization: `Bearer ${token}` }), new Date(soon.getTime() + 1))
    expect(after.kind).toBe('anonymous')
  })

  it('is revoked by its person alone, once', async () => {
    const person = await makePerson([reader()])
    const { id, token } = await createPersonalToken(as(person), { name: 'a' })
    await expect(revokePersonalToken(as(root), { id })).rejects.toMatchObject({ code: 'not-found' })
    const context = as(person)
    await revokePersonalToken(context, { id })
    expect((await actorOf(token)).kind).toBe('anonymous')
    expect(await auditOf(context)).toMatchObject([{ action: 'token.revoke', outcome: 'done', subjectId: id }])
    await expect(revokePersonalToken(as(person), { id })).rejects.toMatchObject({ code: 'conflict' })
  })
})
