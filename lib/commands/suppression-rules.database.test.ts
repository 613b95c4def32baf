import { beforeEach, describe, expect, it } from 'vitest'
import { assert, array, asyncProperty, constantFrom, oneof, record, string } from 'fast-check'
import { db } from '@/lib/db'
import { suppresses } from '@/lib/detect/suppress'
import { OperationError } from '@/lib/errors'
import type { Entity } from '@/lib/model/alert'
import { suppressionConditionSchema, type SuppressionCondition } from '@/lib/model/suppression'
import { listAlerts } from '@/lib/queries/list-alerts'
import { listSuppressionRules } from '@/lib/queries/list-suppression-rules'
import { everyPage } from '@/lib/queries/page'
import { readSuppressionRule } from '@/lib/queries/read-suppression-rule'
import { simulateSuppression } from '@/lib/queries/simulate-suppression'
import { makeEnvironment } from '@/lib/store/testing'
import { createSuppressionRule } from './create-suppression-rule'
import { deleteSuppressionRule } from './delete-suppression-rule'
import { switchSuppressionRule } from './switch-suppression-rule'
import { falcoEvent, raise } from './testing/alerts'
import { admin, as, auditOf, makePerson, reader, type Person } from './testing/people'
import { updateSuppressionRule } from './update-suppression-rule'

let here = ''
let there = ''
let ines: Person
let lea: Person
beforeEach(async () => {
  here = await makeEnvironment()
  there = await makeEnvironment()
  ines = await makePerson([admin(here)], 'Ines Aalto')
  lea = await makePerson([reader(here)], 'Lea Fontaine')
  await db().suppressionRule.updateMany({ data: { deletedAt: new Date() } })
})

const inShop = { kind: 'namespace' as const, operator: 'equals' as const, values: ['shop'] }
const wish = (parts: object = {}) => ({
  environmentId: here as string | null,
  name: 'Till drills',
  alertType: '*',
  conditions: [inShop],
  reason: 'test' as const,
  ...parts,
})
const codeOf = async (promise: Promise<unknown>) => {
  try {
    await promise
  } catch (error) {
    if (error instanceof OperationError) return error.code
    throw error
  }
  return 'done'
}
const ahead = () => new Date(Date.now() + 3_600_000).toISOString()

describe('a rule', () => {
  it('is made, read, changed, switched and deleted, each with its record', async () => {
    const making = as(ines)
    const { id } = await createSuppressionRule(making, wish({ comment: 'Each Tuesday', expiresAt: ahead() }))
    expect(await auditOf(making)).toMatchObject([
      {
        action: 'suppression-rule.create',
        subjectId: id,
        environmentId: here,
        after: { alertType: '*', enabled: true },
      },
    ])
    expect(await readSuppressionRule(as(lea), { id })).toMatchObject({
      state: 'enabled',
      conditions: [{ ...inShop, field: 'name' }],
      createdBy: 'Ines Aalto',
      hits: { alerts: 0, events: 0, lastAt: null },
    })
    await raise(here, [falcoEvent(), falcoEvent({ time: new Date(Date.now() - 30_000).toISOString() })])
    const { hits } = await readSuppressionRule(as(lea), { id })
    expect(hits).toMatchObject({ alerts: 1, events: 2 })
    expect(hits.lastAt).not.toBeNull()
    const { environmentId: _, ...rest } = wish({
      name: 'Shop drills',
      id,
      conditions: [inShop, { kind: 'ip', operator: 'cidr', values: ['2001:db8::/32'] }],
    })
    const changing = as(ines)
    await updateSuppressionRule(changing, rest as never)
    expect(await auditOf(changing)).toMatchObject([
      { action: 'suppression-rule.update', before: { comment: 'Each Tuesday' } },
    ])
    expect(await readSuppressionRule(as(lea), { id })).toMatchObject({
      name: 'Shop drills',
      updatedBy: 'Ines Aalto',
      expiresAt: null,
    })
    await switchSuppressionRule(as(ines), { id, enabled: false })
    expect((await readSuppressionRule(as(lea), { id })).state).toBe('disabled')
    expect(await codeOf(switchSuppressionRule(as(ines), { id, enabled: false }))).toBe('conflict')
    await switchSuppressionRule(as(ines), { id, enabled: true })
    const deleting = as(ines)
    await deleteSuppressionRule(deleting, { id })
    expect(await auditOf(deleting)).toMatchObject([{ action: 'suppression-rule.delete', before: { enabled: true } }])
    expect(await codeOf(readSuppressionRule(as(lea), { id }))).toBe('not-found')
    expect(await codeOf(deleteSuppressionRule(as(ines), { id }))).toBe('not-found')
    expect(await db().alert.count({ where: { suppressedById: id, status: 'dismissed' } })).toBe(1)
  })

  it('is expired by the clock of the database', async () => {
    const { id } = await createSuppressionRule(as(ines), wish({ expiresAt: ahead() }))
    await db()
      .$executeRaw`UPDATE suppression_rule SET expires_at = clock_timestamp() - interval '1 ms' WHERE id = ${id}::uuid`
    expect((await listSuppressionRules(as(lea), { state: 'expired' })).items.map((rule) => rule.id)).toEqual([id])
    expect((await listSuppressionRules(as(lea), { state: 'enabled' })).items).toEqual([])
    const { environmentId: _environment, ...rest } = wish({ id, expiresAt: ahead() })
    await updateSuppressionRule(as(ines), rest as never)
    expect((await readSuppressionRule(as(lea), { id })).state).toBe('enabled')
  })

  it.each([
    ['a name of one letter', { name: 'x' }],
    ['a name of 51 letters', { name: 'x'.repeat(51) }],
    ['a name that begins with a sign', { name: '-till' }],
    ['no reason', { reason: undefined }],
    ['an unknown reason', { reason: 'tired' }],
    ['every type and no condition', { conditions: [] }],
    ['an unknown operator', { conditions: [{ ...inShop, operator: 'matches' }] }],
    ['a network that is none', { conditions: [{ kind: 'ip', operator: 'cidr', values: ['10.0.0.0/99'] }] }],
    ['eleven conditions', { conditions: Array.from({ length: 11 }, () => inShop) }],
    ['an expiry that has passed', { expiresAt: '2020-01-01T00:00:00Z' }],
    ['an unknown field', { colour: 'red' }],
  ])('with %s is refused', async (_, parts) => {
    expect(await codeOf(createSuppressionRule(as(ines), wish(parts) as never))).toBe('invalid')
    expect(await db().suppressionRule.count({ where: { deletedAt: null } })).toBe(0)
  })

  it('has a name of its own where it counts', async () => {
    await createSuppressionRule(as(ines), wish())
    expect(await codeOf(createSuppressionRule(as(ines), wish({ name: 'TILL drills' })))).toBe('conflict')
    const both = await makePerson([admin()])
    expect(await codeOf(createSuppressionRule(as(both), wish({ environmentId: there })))).toBe('done')
    expect(await codeOf(createSuppressionRule(as(both), wish({ environmentId: null })))).toBe('conflict')
  })

  it('is made and changed only by those who may triage wherever it counts', async () => {
    const refused = as(ines)
    expect(await codeOf(createSuppressionRule(refused, wish({ environmentId: null })))).toBe('forbidden')
    expect(await auditOf(refused)).toMatchObject([{ outcome: 'refused', action: 'suppression-rule.create' }])
    expect(await codeOf(createSuppressionRule(as(ines), wish({ environmentId: there })))).toBe('not-found')
    expect(await codeOf(createSuppressionRule(as(lea), wish()))).toBe('forbidden')
    const both = await makePerson([admin(here), reader(there)])
    expect(await codeOf(createSuppressionRule(as(both), wish({ environmentId: there })))).toBe('forbidden')
    const everywhere = await makePerson([admin()])
    const { id } = await createSuppressionRule(as(everywhere), wish({ environmentId: null }))
    expect((await readSuppressionRule(as(lea), { id })).environment).toBeNull()
    expect(await codeOf(deleteSuppressionRule(as(ines), { id }))).toBe('forbidden')
    expect(await codeOf(switchSuppressionRule(as(lea), { id, enabled: false }))).toBe('forbidden')
    const { id: elsewhere } = await createSuppressionRule(as(everywhere), wish({ environmentId: there, name: 'Other' }))
    expect(await codeOf(deleteSuppressionRule(as(ines), { id: elsewhere }))).toBe('not-found')
    expect((await listSuppressionRules(as(ines), {})).items.map((rule) => rule.id)).toEqual([id])
  })

  it('shows each what it hid where they may look', async () => {
    const everywhere = await makePerson([admin()])
    const { id } = await createSuppressionRule(as(everywhere), wish({ environmentId: null }))
    await raise(here, [falcoEvent()])
    await raise(there, [falcoEvent(), falcoEvent({ workload: 'cart' })])
    expect((await readSuppressionRule(as(lea), { id })).hits.alerts).toBe(1)
    expect((await readSuppressionRule(as(everywhere), { id })).hits.alerts).toBe(3)
  })
})

describe('a dry run', () => {
  it('names exactly what making the rule would have hidden, page by page', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `app-${index}`)
    const old = new Date(Date.now() - 31 * 86_400_000).toISOString()
    await db().environment.update({ where: { id: here }, data: { kubernetesSince: new Date(0) } })
    await raise(here, [
      ...names.map((workload) => falcoEvent({ workload })),
      falcoEvent({ workload: 'app-old', time: old }),
    ])
    await raise(here, [falcoEvent({ workload: 'app-2', rule: 'Our own rule', priority: 'Error' })])
    const rule = {
      environmentId: here,
      alertType: '*',
      conditions: [{ kind: 'workload' as const, operator: 'prefix' as const, values: ['app-1'] }],
    }
    const all = await simulateSuppression(as(ines), { ...rule, limit: 2 })
    expect(all).toMatchObject({
      total: { value: 3, capped: false },
      severities: { low: 3, high: 0 },
      types: [{ type: 'Falco_TerminalShellInContainer', count: 3 }],
    })
    const found: string[] = []
    for await (const item of everyPage(
      (page: typeof rule & { cursor?: string }) => simulateSuppression(as(ines), page),
      rule,
    ))
      found.push(item.compromised)
    expect(found.toSorted()).toEqual(['shop/app-1', 'shop/app-10', 'shop/app-11'])
    expect(await codeOf(simulateSuppression(as(lea), rule))).toBe('forbidden')
    expect(await codeOf(simulateSuppression(as(ines), { ...rule, environmentId: there }))).toBe('not-found')
    const any = await simulateSuppression(as(ines), { ...rule, environmentId: null, conditions: [inShop] })
    expect(any.total.value).toBe(13)
    expect(any.types[0]).toMatchObject({ type: 'Falco_TerminalShellInContainer', count: 12 })
  })

  it('says of any entities what the rule says when they arrive', async () => {
    await raise(here, [falcoEvent()])
    const { id } = await db().alert.findFirstOrThrow({ where: { environmentId: here } })
    const word = oneof(
      constantFrom(
        'shop',
        'Shop',
        'sho',
        '%',
        '_',
        "'; DROP TABLE alert",
        '10.0.0.9',
        '::ffff:10.0.0.9',
        '2001:db8::1',
        '010.0.0.9',
        '10.0.0.9/8',
        '"',
        '\\',
        '[]',
      ),
      string({ unit: 'grapheme', minLength: 1, maxLength: 6 }).filter((text) => !text.includes('\0')),
    )
    const kind = constantFrom('namespace' as const, 'ip' as const, 'workload' as const)
    const entity = oneof(record({ kind, name: word }), record({ kind, name: word, detail: record({ kind: word }) }))
    const condition = oneof(
      record({
        kind,
        field: constantFrom('name', 'kind', 'id'),
        operator: constantFrom('equals' as const, 'contains' as const, 'prefix' as const),
        values: word.map((text) => [text]),
      }),
      record({
        kind,
        field: constantFrom('name', 'kind'),
        operator: constantFrom('in' as const),
        values: array(word, { minLength: 1, maxLength: 4 }),
      }),
      record({
        kind,
        field: constantFrom('name', 'kind'),
        operator: constantFrom('cidr' as const),
        values: constantFrom('10.0.0.0/8', '2001:db8::/32', '0.0.0.0/0').map((text) => [text]),
      }),
    )
    await assert(
      asyncProperty(
        array(entity, { maxLength: 3 }),
        array(condition, { minLength: 1, maxLength: 3 }),
        async (entities: Entity[], conditions: SuppressionCondition[]) => {
          await db().alert.update({ where: { id }, data: { entities } })
          const { total } = await simulateSuppression(as(ines), { environmentId: here, alertType: '*', conditions })
          expect(total.value === 1).toBe(suppresses({ alertType: '*', conditions }, { type: 'x', entities }))
          expect(conditions.every((one) => suppressionConditionSchema.safeParse(one).success)).toBe(true)
        },
      ),
      { numRuns: 250 },
    )
  }, 60_000)
})

it('what a rule hid stays findable, and what a person takes up leaves it', async () => {
  const { id } = await createSuppressionRule(as(ines), wish())
  await raise(here, [falcoEvent()])
  expect((await listAlerts(as(lea), {})).items).toEqual([])
  const [hidden] = (await listAlerts(as(lea), { status: 'dismissed', suppressed: 'true' })).items
  expect(hidden).toMatchObject({
    status: 'dismissed',
    statusChangedBy: 'Till drills',
    suppressedBy: { id, name: 'Till drills' },
  })
  expect((await listAlerts(as(lea), { status: 'all', suppressed: id })).total).toEqual({ value: 1, capped: false })
  expect((await listAlerts(as(lea), { status: 'all', suppressed: 'false' })).items).toEqual([])
})
