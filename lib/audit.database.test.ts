import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { writeAudit, type AuditDraft } from './audit'
import type { Actor } from './auth/actor'
import { db } from './db'

const deed = (actor: Actor, userAgent: string | null = 'test') => ({
  actor,
  origin: { requestId: randomUUID(), address: '2001:db8::7', userAgent },
  action: 'thing.change',
  outcome: 'done' as const,
  at: new Date('2026-11-20T12:00:00Z'),
})

async function written(of: ReturnType<typeof deed>, drafts: AuditDraft[]) {
  await db().$transaction((tx) => writeAudit(tx, of, drafts))
  return db().auditEntry.findMany({ where: { requestId: of.origin.requestId }, orderBy: { subjectId: 'asc' } })
}

it.each<[Actor, object]>([
  [{ kind: 'anonymous' }, { actorKind: 'anonymous', actorId: null, actorName: 'anonymous' }],
  [
    { kind: 'system', name: 'first start' },
    { actorKind: 'system', actorId: null, actorName: 'first start' },
  ],
  [
    { kind: 'collector', id: 'c1', name: 'pipeline', environmentId: 'e', formats: [] },
    { actorKind: 'collector', actorId: 'c1', actorName: 'pipeline' },
  ],
  [
    { kind: 'user', id: 'u1', name: 'Ada', email: 'ada@test.example', grants: [], via: 'token' },
    { actorKind: 'user', actorId: 'u1', actorName: 'Ada' },
  ],
])('names who did it: %j', async (actor, named) => {
  expect(await written(deed(actor), [{ subject: { kind: 'thing' } }])).toMatchObject([named])
})

it('has one entry for each thing, with before and after where there are any', async () => {
  const entries = await written(deed({ kind: 'anonymous' }), [
    { subject: { kind: 'thing', id: 'a', name: 'A' }, before: { goal: 1 }, after: { goal: 2 } },
    { subject: { kind: 'thing', id: 'b' }, after: {} },
  ])
  expect(entries).toMatchObject([
    { subjectId: 'a', subjectName: 'A', before: { goal: 1 }, after: { goal: 2 }, address: '2001:db8::7' },
    { subjectId: 'b', subjectName: null, before: null, after: {} },
  ])
  expect(await written(deed({ kind: 'anonymous' }), [])).toEqual([])
})

it('cuts what a stranger may make as long as they like', async () => {
  const [entry] = await written(deed({ kind: 'anonymous' }, 'x'.repeat(9_000)), [
    { subject: { kind: 'thing', name: 'y'.repeat(9_000) } },
  ])
  expect([entry?.userAgent?.length, entry?.subjectName?.length]).toEqual([300, 500])
})

it('keeps hostile text as the text it is', async () => {
  const name = `'; DROP TABLE audit_entry; -- <script>\u202E{{7*7}}\n2026 forged line`
  const [entry] = await written(deed({ kind: 'anonymous' }, name.replaceAll('\n', ' ')), [
    { subject: { kind: 'thing', name }, after: { name, __proto__: null } },
  ])
  expect(entry).toMatchObject({ subjectName: name, after: { name } })
})

it('falls with its deed', async () => {
  const of = deed({ kind: 'anonymous' })
  const failing = db().$transaction(async (tx) => {
    await writeAudit(tx, of, [{ subject: { kind: 'thing' } }])
    throw new Error('too late')
  })
  await expect(failing).rejects.toThrow('too late')
  expect(await db().auditEntry.count({ where: { requestId: of.origin.requestId } })).toBe(0)
})
