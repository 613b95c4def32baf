import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { findRoutes, type FoundRoute } from '../testing'
import type { Row } from './row'
import type { Asker, Ended, World } from './world'

export type Said = { status: number; type: string; text: string }
type Asked = Awaited<ReturnType<Row['ask']>>

let routes: Promise<Map<string, FoundRoute>> | undefined
const routesByName = () => (routes ??= findRoutes().then((found) => new Map(found.map((route) => [route.name, route]))))

/** Calls a route's own handler as this asker and reads the whole answer; of a stream its first piece. */
export async function call(
  world: World,
  name: string,
  { params = {}, query, body }: Asked,
  asker: Asker | Ended,
  more: Record<string, string> = {},
): Promise<Said> {
  const route = (await routesByName()).get(name)
  if (!route) throw new Error(`${name} is no route`)
  const path = route.path.replace(/\{(\w+)\}/g, (_, param: string) =>
    (params[param] ?? '').split('/').map(encodeURIComponent).join('/'),
  )
  const headers = { 'content-type': 'application/json', ...(await world.headersOf(asker)), ...more }
  const text = typeof body === 'object' ? JSON.stringify(body) : body
  const left = new AbortController()
  const request = new Request(`${env().url}${path}${query === undefined ? '' : `?${query}`}`, {
    method: route.method,
    headers,
    signal: left.signal,
    ...(route.method === 'GET' ? {} : { body: text ?? '{}' }),
  })
  const response = (await route.handler(request, { params: Promise.resolve(params) })) as Response
  const type = response.headers.get('content-type') ?? ''
  try {
    if (!type.includes('event-stream')) return { status: response.status, type, text: await response.text() }
    const first = await response.body?.getReader().read()
    return { status: response.status, type, text: first?.value ? new TextDecoder().decode(first.value) : '' }
  } finally {
    left.abort()
  }
}

/** Marks that a look leaves, which is no change: when a token was last used, how often one tried to sign in. */
const traces = ['last_used_at', 'last_seen_at']
const unwatched = ['audit_entry', 'rate_limit', '_prisma_migrations']

/** A digest of every row of every table, by table; what nobody may change stays the same. */
export async function fingerprint(): Promise<Record<string, string>> {
  const tables = await db().$queryRaw<{ name: string }[]>`
    SELECT relname AS name FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') ORDER BY relname`
  const parts = tables
    .filter(({ name }) => !unwatched.includes(name))
    .map(
      ({ name }) => `SELECT '${name}' AS name, coalesce(md5(string_agg(line, E'\\n' ORDER BY line)), '') AS digest
        FROM (SELECT (to_jsonb(t) - '{${traces.join(',')}}'::text[])::text AS line FROM "${name}" AS t) AS lines`,
    )
  const rows = await db().$queryRawUnsafe<{ name: string; digest: string }[]>(parts.join(' UNION ALL '))
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]))
}

/** How often this actor was refused, as the audit log has it. */
export const refusals = (actorId: string) => db().auditEntry.count({ where: { actorId, outcome: 'refused' } })
