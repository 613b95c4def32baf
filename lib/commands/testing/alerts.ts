import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db'
import { makeCollector, send } from '@/lib/ingest/testing'

type FalcoParts = { rule?: string; priority?: string; time?: string; workload?: string; fields?: object }

/** An event as Falco sends it: a shell in a container of `shop/checkout`, unless told otherwise. */
export function falcoEvent({ rule, priority, time, workload = 'checkout', fields }: FalcoParts = {}) {
  return {
    uuid: randomUUID(),
    output: `Notice A shell was spawned (user=root pod=${workload} shell=bash)`,
    priority: priority ?? 'Notice',
    rule: rule ?? 'Terminal shell in container',
    time: time ?? new Date(Date.now() - 60_000).toISOString(),
    source: 'syscall',
    hostname: 'node-1',
    tags: ['container', 'mitre_execution', 'T1059'],
    output_fields: {
      'container.id': '0f8d7e2a3296',
      'container.name': 'web',
      'container.image.repository': 'ghcr.io/acme/shop',
      'container.image.tag': '1.4',
      'k8s.ns.name': 'shop',
      'k8s.pod.name': `${workload}-6d88f6dcdd-k6bc5`,
      'proc.cmdline': 'bash -i',
      ...fields,
    },
  }
}

/** Sends events through the real ingest, each as a report of its own. */
export async function raise(environmentId: string, events: object[], now?: Date): Promise<void> {
  const collector = await makeCollector(environmentId, ['falco'])
  for (const event of events) {
    await send(collector, 'falco', JSON.stringify(event), { 'plimsoll-cluster': 'prod-eu-1' }, now)
  }
}

/** What the tallies say, without zeros: `class type` → count. Facets must add up to the same. */
export async function talliesOf(environmentId: string): Promise<Record<string, number>> {
  const rows = await db().alertTally.findMany({ where: { environmentId, count: { not: 0 } } })
  const wrong = await db().$queryRaw<object[]>`
    WITH stored AS (
      SELECT class, type, source, tactics, owner_id, suppressed_by, count FROM alert_facet
      WHERE environment_id = ${environmentId}::uuid AND count <> 0
    ), counted AS (
      SELECT class, type, source, array_to_string(tactics, ','), coalesce(owner_id, ''),
        coalesce(suppressed_by_id::text, ''), count(*)::int
      FROM alert WHERE environment_id = ${environmentId}::uuid GROUP BY 1, 2, 3, 4, 5, 6
    )
    (SELECT * FROM stored EXCEPT ALL SELECT * FROM counted) UNION ALL (SELECT * FROM counted EXCEPT ALL SELECT * FROM stored)`
  if (wrong.length > 0) throw new Error(`facets of alerts are wrong: ${JSON.stringify(wrong)}`)
  return Object.fromEntries(rows.map((row) => [`${row.class} ${row.type}`, row.count]))
}

/** The same counted from the rows themselves. */
export async function countedAlerts(environmentId: string): Promise<Record<string, number>> {
  const rows = await db().alert.groupBy({ by: ['class', 'type'], where: { environmentId }, _count: { _all: true } })
  return Object.fromEntries(rows.map((row) => [`${row.class} ${row.type}`, row._count._all]))
}

/** Makes `count` further alerts like the only one of an environment, counted as if they had been raised. */
export async function multiplyAlerts(environmentId: string, count: number): Promise<void> {
  await db().$executeRaw`
    INSERT INTO alert SELECT (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(),
      'compromised', 'shop/copy-' || n, 'last_seen_at', a.last_seen_at - n * interval '1 s',
      'dedupe_key', '\\x' || encode(sha256((a.id::text || n)::bytea), 'hex')))).*
    FROM alert AS a, generate_series(1, ${count}::int) AS n WHERE a.environment_id = ${environmentId}::uuid`
  await db()
    .$executeRaw`UPDATE alert_tally SET count = count + ${count} WHERE environment_id = ${environmentId}::uuid AND count > 0`
  await db()
    .$executeRaw`UPDATE alert_facet SET count = count + ${count} WHERE environment_id = ${environmentId}::uuid AND count > 0`
}
