import { beforeAll, describe, expect, it } from 'vitest'
import { registry } from '@/app/api/v1/registry'
import { routeNames, type RouteName } from '../api-routes'
import { call, fingerprint, refusals } from './ask'
import { mark } from './estate'
import { expected } from './expected'
import type { Row } from './row'
import { askers, ended, makeWorld, type Asker, type World } from './world'

let world: World
beforeAll(async () => {
  world = await makeWorld(8)
}, 120_000)

const rows: Record<RouteName, Row> = expected
const isCommand = (name: RouteName) => registry[name].operation?.definition.kind === 'command'
const actorId = (asker: Asker) => (asker === 'anonymous' || asker === 'collector' ? null : world.ids[asker])

/** The least first: a deed that is done may use up what it is done to. */
const order = askers.toSorted((one, other) => Number(one === 'admin') - Number(other === 'admin'))

const seen = new Set<RouteName>()

describe.each(routeNames)('%s', (name) => {
  const row = rows[name]
  const { answers } = row
  const ask: typeof row.ask = (...args) => row.ask(...args)

  it('answers each asker as the table says, and who is refused changes nothing', async () => {
    const statuses: Partial<Record<Asker, number>> = {}
    for (const asker of order) {
      const asked = await ask(world, asker)
      const id = actorId(asker)
      await world.headersOf(asker)
      const before = { rows: await fingerprint(), refused: id === null ? 0 : await refusals(id) }
      const said = await call(world, name, asked, asker)
      statuses[asker] = said.status
      if (said.status >= 400) {
        // Better Auth has words of its own.
        expect(said.type).toBe(name.includes('/api/auth/') ? said.type : 'application/problem+json')
        expect(await fingerprint()).toEqual(before.rows)
      }
      if (id !== null && isCommand(name)) {
        expect((await refusals(id)) - before.refused).toBe(said.status === 403 ? 1 : 0)
      }
      if (said.status < 300 && asker === 'reader' && said.text.includes(mark)) seen.add(name)
      // What lies elsewhere is empty: whatever carries the mark came from home.
      if (said.status < 300 && asker.endsWith('Elsewhere')) expect(said.text).not.toContain(mark)
    }
    expect(statuses).toEqual(answers)
    if (answers.admin < 300) expect(registry[name].status ?? 200).toBe(answers.admin)
  })

  it('takes those whose right has ended for strangers', async () => {
    const asked = await ask(world, 'anonymous')
    const before = await fingerprint()
    const statuses = await Promise.all(ended.map(async (asker) => (await call(world, name, asked, asker)).status))
    expect(statuses).toEqual(ended.map(() => answers.anonymous))
    expect(await fingerprint()).toEqual(before)
  })
})

it('the marks that must not be seen elsewhere are there to be seen', () => {
  expect(seen.size).toBeGreaterThan(12)
})

describe('a collector', () => {
  it('learns what became of its own report', async () => {
    const { collector, report } = world.estate
    const headers = { authorization: `Bearer ${collector.token}` }
    const said = await call(world, 'GET /api/v1/reports/{id}', { params: { id: report } }, 'anonymous', headers)
    expect(said.status).toBe(200)
    expect(JSON.parse(said.text)).toMatchObject({ id: report })
  })
})
