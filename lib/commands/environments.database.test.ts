import { describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { createEnvironment } from './create-environment'
import { admin, as, auditOf, makePerson } from './testing/people'
import { updateEnvironment } from './update-environment'

describe('the plans of an environment', () => {
  it('count from when they were switched on, and what is on keeps its date', async () => {
    const person = await makePerson([admin()])
    const [day1, day2, day3] = [1, 2, 3].map((day) => new Date(`2026-11-0${day}T00:00:00Z`))
    const { id } = await createEnvironment(as(person, day1), { name: 'edge', plans: ['kubernetes'] })
    const context = as(person, day2)
    await updateEnvironment(context, { id, plans: { kubernetes: true, hosts: true } })
    expect(await db().environment.findUnique({ where: { id } })).toMatchObject({
      kubernetesSince: day1,
      hostsSince: day2,
      registriesSince: null,
    })
    expect(await auditOf(context)).toMatchObject([
      {
        action: 'environment.update',
        environmentId: id,
        before: { plans: ['kubernetes'] },
        after: { plans: ['kubernetes', 'hosts'] },
      },
    ])
    await updateEnvironment(as(person, day3), { id, plans: { kubernetes: false } })
    await updateEnvironment(as(person, day3), { id, plans: { kubernetes: true } })
    expect(await db().environment.findUnique({ where: { id } })).toMatchObject({
      kubernetesSince: day3,
      hostsSince: day2,
    })
  })

  it('have no part in a new name or goal, and a name is taken once', async () => {
    const person = await makePerson([admin()])
    const { id } = await createEnvironment(as(person), { name: 'one' })
    await createEnvironment(as(person), { name: 'two' })
    await updateEnvironment(as(person), { id, name: 'uno', goal: 90 })
    const row = await db().environment.findUniqueOrThrow({ where: { id } })
    expect(row).toMatchObject({ name: 'uno', goal: 90 })
    expect(row.kubernetesSince).not.toBeNull()
    await updateEnvironment(as(person), { id, name: 'uno' })
    await expect(updateEnvironment(as(person), { id, name: 'two' })).rejects.toMatchObject({ code: 'conflict' })
    await expect(createEnvironment(as(person), { name: 'two' })).rejects.toMatchObject({ code: 'conflict' })
    for (const goal of [0, 101, 50.5]) {
      await expect(updateEnvironment(as(person), { id, goal })).rejects.toMatchObject({ code: 'invalid' })
    }
  })
})
