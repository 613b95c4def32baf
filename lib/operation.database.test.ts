import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Actor } from './auth/actor'
import type { Grant, Permission } from './auth/policy'
import { db } from './db'
import { OperationError } from './errors'
import { defineCommand, defineQuery, type Context } from './operation'
import { makeEnvironment } from './store/testing'

let home: string
let elsewhere: string
beforeAll(async () => {
  home = await makeEnvironment('home')
  elsewhere = await makeEnvironment('elsewhere')
})

/** Somebody with these grants, in a request of their own. */
function asking(...grants: Grant[]): Context {
  const actor: Actor = {
    kind: 'user',
    id: randomUUID(),
    name: 'Ada',
    email: 'ada@test.example',
    grants,
    via: 'session',
  }
  return contextOf(actor)
}
const contextOf = (actor: Actor): Context => ({
  actor,
  origin: { requestId: randomUUID(), address: '192.0.2.7', userAgent: 'test' },
  now: new Date('2026-11-20T12:00:00Z'),
})
const admin = (environmentId: string | null): Grant => ({ role: 'security_admin', environmentId })
const reader = (environmentId: string | null): Grant => ({ role: 'security_reader', environmentId })

const entriesOf = ({ origin }: Context) => db().auditEntry.findMany({ where: { requestId: origin.requestId } })
const failure = (code: string) => expect.objectContaining({ name: 'OperationError', code }) as unknown

const permission: Permission = 'environments:write'
const input = z.strictObject({ id: z.uuid(), goal: z.number().int(), fault: z.string().optional() })
type Target = Parameters<typeof defineCommand<typeof input, unknown>>[0]['target']

/** A command that sets the goal of an environment and then fails when told so. */
const setGoal = (target: Target) =>
  defineCommand({
    name: 'environment.test',
    permission,
    input,
    target,
    async run({ tx, scope }, { id, goal, fault }) {
      await tx.environment.update({ where: { id }, data: { goal } })
      if (fault === 'forbidden') throw new OperationError('forbidden', 'Not this one.')
      if (fault !== undefined) throw new Error(fault)
      return {
        result: { id, scope },
        audit: [{ subject: { kind: 'environment', id, name: 'home' }, environmentId: id, after: { goal } }],
      }
    },
  })
const there = setGoal({ on: 'environment', find: async (_, { id }) => ((await known(id)) ? id : null) })
const known = (id: string) => db().environment.count({ where: { id } })
const goalOf = async (id: string) => (await db().environment.findUniqueOrThrow({ where: { id } })).goal

describe('a command', () => {
  it('does its deed and records it, with who, from where, when and what', async () => {
    const context = asking(admin(home))
    expect(await there(context, { id: home, goal: 81 })).toEqual({ id: home, scope: [home] })
    expect(await goalOf(home)).toBe(81)
    const entries = await entriesOf(context)
    expect(entries).toEqual([
      expect.objectContaining({
        at: context.now,
        actorKind: 'user',
        actorId: context.actor.kind === 'user' && context.actor.id,
        actorName: 'Ada',
        action: 'environment.test',
        outcome: 'done',
        subjectKind: 'environment',
        subjectId: home,
        environmentId: home,
        after: { goal: 81 },
        address: '192.0.2.7',
        userAgent: 'test',
      }),
    ])
  })

  it('leaves neither deed nor record when it fails half way', async () => {
    const before = await goalOf(home)
    const context = asking(admin(null))
    await expect(there(context, { id: home, goal: before + 1, fault: 'the disk is full' })).rejects.toThrow('disk')
    expect(await goalOf(home)).toBe(before)
    expect(await entriesOf(context)).toEqual([])
  })

  it('records what its own rules refuse, and undoes it', async () => {
    const before = await goalOf(home)
    const context = asking(admin(null))
    await expect(there(context, { id: home, goal: before + 1, fault: 'forbidden' })).rejects.toEqual(
      failure('forbidden'),
    )
    expect(await goalOf(home)).toBe(before)
    expect(await entriesOf(context)).toMatchObject([{ outcome: 'refused', environmentId: home }])
  })

  it('tells its input, its permission and its name', () => {
    expect(there.definition).toEqual({ kind: 'command', name: 'environment.test', permission, input })
  })
})

describe('who may not', () => {
  it('a stranger is asked to sign in, and leaves no trace', async () => {
    const context = contextOf({ kind: 'anonymous' })
    await expect(there(context, { id: home, goal: 5 })).rejects.toEqual(failure('unauthenticated'))
    expect(await entriesOf(context)).toEqual([])
  })

  it.each([
    ['a reader', () => asking(reader(null))],
    ['somebody without a role', () => asking()],
    [
      'a collector',
      () => contextOf({ kind: 'collector', id: randomUUID(), name: 'c', environmentId: home, formats: [] }),
    ],
  ])('%s is refused, before the input is looked at, and on record', async (_, make) => {
    const before = await goalOf(home)
    const context = make()
    await expect(there(context, { id: 'no id', goal: 5 })).rejects.toEqual(failure('forbidden'))
    expect(await goalOf(home)).toBe(before)
    expect(await entriesOf(context)).toMatchObject([
      { outcome: 'refused', action: 'environment.test', subjectKind: 'environment', actorKind: context.actor.kind },
    ])
  })

  it('an admin of another environment learns nothing: there is no such thing', async () => {
    const context = asking(admin(elsewhere))
    await expect(there(context, { id: home, goal: 5 })).rejects.toEqual(failure('not-found'))
    await expect(there(context, { id: randomUUID(), goal: 5 })).rejects.toEqual(failure('not-found'))
  })

  it('an admin of another environment who may read here is refused, and on record here', async () => {
    const context = asking(admin(elsewhere), reader(home))
    await expect(there(context, { id: home, goal: 5 })).rejects.toEqual(failure('forbidden'))
    expect(await entriesOf(context)).toMatchObject([{ outcome: 'refused', environmentId: home }])
  })

  it('what concerns the installation needs a role on all environments', async () => {
    const everywhere = setGoal({ on: 'installation' })
    const context = asking(admin(home), admin(elsewhere))
    await expect(everywhere(context, { id: home, goal: 5 })).rejects.toEqual(failure('forbidden'))
    expect(await entriesOf(context)).toMatchObject([{ outcome: 'refused', environmentId: null }])
    await expect(everywhere(asking(admin(null)), { id: home, goal: 6 })).resolves.toMatchObject({ scope: 'all' })
  })

  it('a command over rows is told its scope', async () => {
    const rows = setGoal({ on: 'rows' })
    await expect(rows(asking(admin(elsewhere)), { id: elsewhere, goal: 7 })).resolves.toEqual({
      id: elsewhere,
      scope: [elsewhere],
    })
  })
})

describe('the input', () => {
  it('is refused with the place of each fault, and nothing happens', async () => {
    const context = asking(admin(null))
    const wrong = { id: 'x', goal: 1.5, role: 'security_admin' } as never
    const error = await there(context, wrong).catch((caught: unknown) => caught)
    expect(error).toMatchObject({ code: 'invalid' })
    const { problems } = (error as OperationError).extra
    expect(problems?.map((problem) => problem.path)).toEqual(expect.arrayContaining(['$.id', '$.goal']))
    expect(await entriesOf(context)).toEqual([])
  })
})

describe('a query', () => {
  const query = defineQuery({
    permission: 'posture:read',
    input: z.strictObject({ word: z.string().default('none') }),
    run: ({ scope }, { word }) => Promise.resolve({ scope, word }),
  })

  it('is told the environments that its reader may see, each once', async () => {
    expect(await query(asking(reader(null)), {})).toEqual({ scope: 'all', word: 'none' })
    expect(await query(asking(reader(home), admin(home), reader(elsewhere)), { word: 'a' })).toEqual({
      scope: [home, elsewhere],
      word: 'a',
    })
  })

  it('refuses strangers, people without a role and unknown filters', async () => {
    await expect(query(contextOf({ kind: 'anonymous' }), {})).rejects.toEqual(failure('unauthenticated'))
    await expect(query(asking(), {})).rejects.toEqual(failure('forbidden'))
    await expect(query(asking(reader(null)), { other: 1 } as never)).rejects.toEqual(failure('invalid'))
  })

  it('tells its input and its permission', () => {
    expect(query.definition).toMatchObject({ kind: 'query', permission: 'posture:read' })
  })
})
