import { beforeAll, describe, expect, it } from 'vitest'
import { registry } from '@/app/api/v1/registry'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { routeNames, type RouteName } from '../api-routes'
import { inputSchema } from '../openapi-input'
import { call, fingerprint } from './ask'
import { expected } from './expected'
import type { Row } from './row'
import { makeWorld, type World } from './world'

let world: World
beforeAll(async () => {
  world = await makeWorld(30)
}, 120_000)

const rows: Record<RouteName, Row> = expected
const withInput = routeNames.filter((name) => registry[name].operation !== undefined)
const queries = withInput.filter(
  (name) => name.startsWith('GET ') && registry[name].operation?.definition.kind === 'query',
)
// A body read is a command behind a GET: it has no body to put things into. A query behind a POST has one.
const commands = withInput.filter((name) => !name.startsWith('GET ') && !queries.includes(name))
/** What the route takes: an export's filters are its list's. */
const members = (name: RouteName): string[] => {
  const definition = registry[name].operation?.definition
  return Object.keys((definition ? inputSchema(definition.input).properties : undefined) ?? {})
}
const hostile = [
  '{"contains":"a"}',
  '[]',
  '__proto__',
  "' OR 1=1 --",
  'a\0b',
  '\uD800',
  '%',
  '9'.repeat(400),
  '-1',
  'NaN',
]

describe.each(queries)('%s', (name) => {
  // What readers may not ask at all is asked by an admin: the permission is looked at first.
  const asker = rows[name].answers.reader === 403 ? 'admin' : 'reader'
  const ask = async () => rows[name].ask(world, asker)
  const status = async (query: string) => {
    const asked = await ask()
    return (await call(world, name, { ...asked, query: [asked.query, query].filter(Boolean).join('&') }, asker)).status
  }

  it('refuses filters that it does not have', async () => {
    const strange = ['unknown=1', 'environment[contains]=a', 'where[id]=1', '__proto__=1', 'constructor=1', 'AND=1']
    const statuses: number[] = []
    for (const query of strange) statuses.push(await status(query))
    expect(statuses).toEqual(strange.map(() => 400))
  })

  it('never falls over a value', async () => {
    const path = Object.keys((await ask()).params ?? {})
    const names = members(name).filter((member) => !path.includes(member))
    const tries = names.flatMap((member) =>
      hostile.flatMap((value) => {
        const pair = `${member}=${encodeURIComponent(value.toWellFormed())}`
        return [pair, `${pair}&${pair}`]
      }),
    )
    const bad: string[] = []
    for (const query of tries) if ((await status(query)) >= 500) bad.push(query)
    expect(bad).toEqual([])
  })

  it('never falls over a path', async () => {
    const asked = await ask()
    const bad: string[] = []
    for (const param of Object.keys(asked.params ?? {})) {
      for (const value of [...hostile, '..', '']) {
        const params = { ...asked.params, [param]: value.toWellFormed() }
        const said = await call(world, name, { ...asked, params }, asker)
        if (said.status < 400 || said.status >= 500) bad.push(`${param}=${value}: ${said.status}`)
      }
    }
    expect(bad).toEqual([])
  })
})

const filters = [
  { contains: 'a' },
  { not: null },
  { in: ['a'] },
  [{ contains: 'a' }],
  JSON.parse('{"__proto__":{"a":1},"b":2}') as object,
]
const smuggled = 'smuggled'

describe.each(commands)('%s', (name) => {
  const valid = async () => {
    const asked = await rows[name].ask(world, 'admin')
    return { ...asked, body: typeof asked.body === 'object' ? asked.body : {} }
  }

  it('takes no filter where a value belongs, and then does nothing', async () => {
    const asked = await valid()
    const path = Object.keys(asked.params ?? {})
    await world.headersOf('admin')
    const before = await fingerprint()
    const taken: string[] = []
    for (const member of members(name).filter((member) => !path.includes(member))) {
      for (const value of filters) {
        const said = await call(world, name, { ...asked, body: { ...asked.body, [member]: value } }, 'admin')
        if (said.status !== 400) taken.push(`${member}: ${JSON.stringify(value)}: ${said.status}`)
      }
    }
    for (const body of ['null', '[]', '"a"', '1', '{', '{"__proto__":', '\uFEFF{}x']) {
      const said = await call(world, name, { ...asked, body }, 'admin')
      if (said.status !== 400) taken.push(`${body}: ${said.status}`)
    }
    expect(taken).toEqual([])
    expect(await fingerprint()).toEqual(before)
  })

  it('takes nothing over that is not its to set', async () => {
    const extra = {
      role: 'security_admin',
      environmentId: world.elsewhere,
      status: smuggled,
      createdBy: smuggled,
      createdAt: '1999-01-01T00:00:00Z',
      hash: smuggled,
      grants: { create: [{ role: 'security_admin', environmentId: null }] },
      environment: { connect: { id: world.elsewhere } },
      [smuggled]: { nested: [smuggled] },
    }
    const strange: string[] = []
    const known = new Set(members(name))
    for (const [member, value] of Object.entries(extra).filter(([member]) => !known.has(member))) {
      const asked = await valid()
      const grants = await db().roleGrant.count()
      const { status } = await call(world, name, { ...asked, body: { ...asked.body, [member]: value } }, 'admin')
      if (status >= 500 || (status >= 300 && status !== 400)) strange.push(`${member}: ${status}`)
      // A route that gives roles gives the one it was asked for, and no other.
      const given = (await db().roleGrant.count()) - grants
      if (given > (/people(?:\/\{id\}\/roles)?$/.test(name) ? 1 : 0)) strange.push(`${member}: ${given} roles`)
    }
    expect(strange).toEqual([])
    expect(await rowsWith(smuggled)).toEqual([])
    expect(await rowsWith('1999-01-01')).toEqual([])
  })

  it('takes the thing from the path, whatever the body says', async () => {
    const asked = await valid()
    if (asked.params?.id === undefined) return expect(name).not.toContain('{id}')
    const other = { id: world.elsewhere }
    const { status } = await call(world, name, { ...asked, body: { ...asked.body, ...other } }, 'admin')
    expect(status).toBeLessThan(300)
  })
})

/** The tables that hold a text anywhere. */
async function rowsWith(text: string): Promise<string[]> {
  const tables = Object.keys(await fingerprint())
  const found = await Promise.all(
    tables.map(async (table) => {
      const pattern = `%${text}%`
      const rows = await db().$queryRawUnsafe<unknown[]>(
        `SELECT 1 FROM "${table}" AS t WHERE to_jsonb(t)::text LIKE $1 LIMIT 1`,
        pattern,
      )
      return rows.length > 0 ? [table] : []
    }),
  )
  return found.flat()
}

describe('a session', () => {
  const body = { name: 'renamed-by-another-site' }
  const ask = () => ({ params: { id: world.elsewhere }, body })
  const name: RouteName = 'PATCH /api/v1/environments/{id}'

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['a name that begins alike', { origin: 'http://127.0.0.1:3000.evil.example' }],
    ['another port', { origin: 'http://127.0.0.1:3001' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['a page that hides where it is', { origin: '' }],
    ['a page of a sister domain', { origin: 'https://evil.example', 'sec-fetch-site': 'same-site' }],
  ])('does nothing for %s', async (_, headers: Record<string, string>) => {
    await world.headersOf('admin')
    const before = await fingerprint()
    const said = await call(world, name, ask(), 'admin', headers)
    expect(said.status).toBe(403)
    expect(await fingerprint()).toEqual(before)
  })

  it('reads for anybody who can see the answer, which another site cannot', async () => {
    const said = await call(world, 'GET /api/v1/environments', {}, 'admin', { origin: 'https://evil.example' })
    expect(said.status).toBe(200)
  })

  it('writes for our own pages', async () => {
    expect((await call(world, name, ask(), 'admin', { origin: env().url })).status).toBe(200)
    expect((await call(world, name, ask(), 'admin', { origin: '', 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  })

  it('is not mixed with a token: whoever sends one is who the token says', async () => {
    const { authorization = '' } = await world.headersOf('readerElsewhere')
    expect((await call(world, name, ask(), 'admin', { authorization })).status).toBe(403)
    expect((await call(world, 'GET /api/v1/me', {}, 'admin', { authorization: 'Bearer nothing' })).status).toBe(401)
  })

  it('ends at once when it is revoked', async () => {
    await world.headersOf('reader')
    expect((await call(world, 'GET /api/v1/me', {}, 'reader')).status).toBe(200)
    const headers = await world.headersOf('reader')
    await db().session.deleteMany({ where: { userId: world.ids.reader } })
    expect((await call(world, 'GET /api/v1/me', {}, 'anonymous', headers)).status).toBe(401)
  })
})

it('a body of more than 1 MiB is not read', async () => {
  const body = JSON.stringify({ name: 'a'.repeat(2 * 1024 * 1024) })
  const said = await call(world, 'PATCH /api/v1/environments/{id}', { params: { id: world.home }, body }, 'admin')
  expect(said.status).toBe(413)
})
