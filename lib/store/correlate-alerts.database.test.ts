import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { setAlertStatus } from '@/lib/commands/set-alert-status'
import { falcoEvent } from '@/lib/commands/testing/alerts'
import { admin, as, makePerson, type Person } from '@/lib/commands/testing/people'
import { db } from '@/lib/db'
import { acceptReport } from '@/lib/ingest/accept'
import { processReport } from '@/lib/ingest/process'
import { makeCollector, reportRequest, send } from '@/lib/ingest/testing'
import { alertClass } from '@/lib/model/alert-class'
import { correlateAlerts } from './correlate-alerts'
import { entityId } from './identity'
import { makeEnvironment } from './testing'

let here = ''
let ines: Person
beforeEach(async () => {
  here = await makeEnvironment()
  ines = await makePerson([admin()])
})

const began = Date.now() - 5 * 3_600_000
const tactics = {
  execution: 'Terminal shell in container',
  persistence: 'Write below etc',
  impact: 'Rule of our own',
}
/** An event of this kind so many minutes after the beginning. */
const event = (kind: keyof typeof tactics, minutes: number, workload = 'checkout', user?: string) => ({
  ...falcoEvent({
    rule: tactics[kind],
    priority: 'Warning',
    workload,
    time: new Date(began + minutes * 60_000).toISOString(),
  }),
  tags: [`mitre_${kind}`],
  ...(user
    ? {
        source: 'k8s_audit',
        output_fields: {
          'ka.user.name': user,
          'ka.target.resource': 'pods',
          'ka.target.namespace': 'shop',
          'ka.target.name': workload,
          'k8s.ns.name': 'shop',
        },
      }
    : {}),
})
const story = (workload?: string, user?: string) => [
  event('execution', 0, workload, user),
  event('persistence', 10, workload, user),
  event('impact', 20, workload, user),
]
async function feed(batches: object[][], environmentId = here, cluster = 'prod-eu-1') {
  const collector = await makeCollector(environmentId, ['falco'])
  for (const batch of batches) await send(collector, 'falco', JSON.stringify(batch), { 'plimsoll-cluster': cluster })
}
const incidents = (environmentId = here) =>
  db().incident.findMany({ where: { environmentId, mergedIntoId: null }, orderBy: { createdAt: 'asc' } })
/** Which alerts stand together, in words that do not depend on ids. */
async function partition(environmentId: string) {
  const alerts = await db().alert.findMany({ where: { environmentId } })
  const groups = new Map<string, string[]>()
  for (const { incidentId, type, compromised } of alerts) {
    if (incidentId !== null) groups.set(incidentId, [...(groups.get(incidentId) ?? []), `${type} ${compromised}`])
  }
  return [...groups.values()].map((names) => names.toSorted().join(', ')).toSorted()
}

describe('alerts of one story', () => {
  it('become one incident, worse than each of them, with its reason; strangers stay alone', async () => {
    await feed([[...story(), event('execution', 5, 'other')]])
    const [incident, ...others] = await incidents()
    expect(others).toEqual([])
    expect(incident).toMatchObject({
      alerts: 3,
      rule: 'kill-chain',
      severity: 'high',
      alertSeverity: 'medium',
      status: 'active',
      class: alertClass('active', 'high'),
    })
    expect(incident?.severityReason).not.toBe('')
    expect(incident?.title).toContain('checkout')
    expect(await db().alert.count({ where: { environmentId: here, incidentId: null } })).toBe(1)
    expect(await db().incidentChange.findMany({ where: { incidentId: incident?.id ?? '' } })).toMatchObject([
      { kind: 'opened' },
    ])
  })

  it('are the same whatever order and batches they come in', async () => {
    const all = [...story('a'), ...story('b'), ...story('c').slice(0, 2), event('impact', 30, 'd')]
    const shuffled = [6, 2, 0, 8, 4, 1, 7, 5, 3].flatMap((at) => all[at] ?? [])
    const there = await makeEnvironment()
    const third = await makeEnvironment()
    await feed([all])
    await feed(
      shuffled.map((one) => [one]),
      there,
    )
    await feed([shuffled.slice(0, 4), shuffled.slice(4)], third)
    expect(await partition(here)).toHaveLength(2)
    expect(await partition(there)).toEqual(await partition(here))
    expect(await partition(third)).toEqual(await partition(here))
  })

  it('make one incident when several workers take them at once', async () => {
    const reports = []
    for (const one of story()) {
      const collector = await makeCollector(here, ['falco'])
      const headers = { 'plimsoll-cluster': 'prod-eu-1' }
      reports.push(await acceptReport(collector, 'falco', reportRequest(JSON.stringify(one), headers), new Date()))
    }
    await Promise.all(reports.map(({ id }) => processReport(id)))
    expect((await incidents()).map(({ alerts }) => alerts)).toEqual([3])
  })

  it('in two clusters, or a sample and real ones, are none', async () => {
    const [one = {}, two = {}, three = {}] = story()
    await feed([[one, two]])
    await feed([[three]], here, 'prod-us-1')
    expect(await incidents()).toEqual([])
  })
})

describe('an incident', () => {
  it('merges with one that turns out to share alerts: the older lives, the other points to it', async () => {
    await feed([story('a', 'mallory').slice(0, 2), story('b', 'eve').slice(0, 2)])
    await feed([[event('impact', 20, 'a', 'mallory')]])
    await feed([[event('impact', 21, 'b', 'eve')]])
    const [first, second] = await incidents()
    expect(second).toBeDefined()
    // The same user on both workloads.
    await feed([[event('impact', 40, 'b', 'mallory')]])
    const left = await incidents()
    expect(left.map(({ id, alerts }) => [id, alerts])).toEqual([[first?.id, 7]])
    const gone = await db().incident.findUniqueOrThrow({ where: { id: second?.id ?? '' } })
    expect([gone.mergedIntoId, gone.alerts]).toEqual([first?.id, 0])
  })

  it('is resolved when all of its alerts are, and open again when another comes', async () => {
    await feed([story()])
    const alerts = await db().alert.findMany({ where: { environmentId: here } })
    for (const { id } of alerts) await setAlertStatus(as(ines), { id, status: 'resolved' })
    expect(await incidents()).toMatchObject([{ status: 'resolved', class: alertClass('resolved', 'high') }])
    await feed([
      [falcoEvent({ rule: 'Search Private Keys or Passwords', time: new Date(began + 3_600_000).toISOString() })],
    ])
    expect(await incidents()).toMatchObject([{ status: 'active', alerts: 4 }])
  })

  it('takes no alert that somebody dismissed or took out', async () => {
    await feed([story().slice(0, 2)])
    const [alert] = await db().alert.findMany({ where: { environmentId: here } })
    await setAlertStatus(as(ines), { id: alert?.id ?? '', status: 'dismissed', reason: 'benign' })
    await feed([story().slice(2)])
    expect(await incidents()).toEqual([])
    await db().alert.update({ where: { id: alert?.id ?? '' }, data: { status: 'active', unlinkedAt: new Date() } })
    await feed([[event('impact', 25, 'checkout', 'someone')]])
    expect(await incidents()).toEqual([])
  })
})

it('a storm costs rows by the batch, not by what there is', async () => {
  const clusterId = randomUUID()
  const user = entityId(here, 'user', 'mallory')
  const at = new Date(began)
  const types = ['k8s-pod-exec', 'k8s-secrets-list-all', 'k8s-cluster-admin-binding', 'k8s-namespace-deleted']
  await db().$executeRaw`
    INSERT INTO alert (id, environment_id, asset_id, cluster_id, type, source, rule, title, description, severity, status, class,
      dedupe_key, compromised, entities, tactics, techniques, remediation, prevented_by, count, first_seen_at,
      last_seen_at, status_changed_at, evidence)
    SELECT gen_random_uuid(), ${here}::uuid, gen_random_uuid(), ${clusterId}::uuid, (${types}::text[])[1 + n % 4], 'kubernetes-audit', '', '', '',
      'medium', 'active', 44, sha256(n::text::bytea), '', '[]', '{}', '{}', '[]', '{}', 1, ${at}::timestamptz + n * interval '1 second',
      ${at}::timestamptz + n * interval '1 second', ${at}, '{}' FROM generate_series(1, 10000) AS n`
  await db().$executeRaw`
    INSERT INTO alert_entity SELECT asset_id, id, ${user}::uuid, environment_id, cluster_id, 'user', 'mallory', 'mallory',
      NULL, type, first_seen_at FROM alert WHERE environment_id = ${here}::uuid`
  await db().$executeRaw`ANALYZE alert, alert_entity`
  const newest = await db().alert.findMany({
    where: { environmentId: here },
    orderBy: { firstSeenAt: 'desc' },
    take: 50,
  })
  const read = await db().$transaction(async (tx) => {
    const rowsRead = async () => {
      const [row] = await tx.$queryRaw<{ read: number }[]>`
        SELECT sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::int AS read FROM pg_stat_xact_user_tables
        WHERE relname IN ('alert', 'alert_entity', 'incident')`
      return row?.read ?? 0
    }
    // A table of this size is as quickly read whole; what is measured are the ways by index that a large one takes.
    await tx.$executeRaw`SET LOCAL enable_seqscan = off`
    const before = await rowsRead()
    await correlateAlerts(tx, { environmentId: here, at }, { raised: newest.map(({ id }) => id), seenAgain: [] })
    return (await rowsRead()) - before
  })
  expect(read).toBeLessThan(3_000)
  const [incident, ...others] = await incidents()
  expect(others).toEqual([])
  expect(incident?.alerts).toBeLessThanOrEqual(100)
})
