import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { auditEvent } from '@/lib/ingest/adapters/kubernetes-audit/testing'
import { makeCollector, send } from '@/lib/ingest/testing'
import { makeEnvironment } from '@/lib/store/testing'
import { listAuditEvents } from './list-audit-events'
import { readerOf, walk } from './testing/fleet'

let environmentId: string
const start = Date.now() - 3_600_000
const at = (minutes: number) => new Date(start + minutes * 60_000).toISOString().replace('Z', '000Z')

beforeAll(async () => {
  environmentId = await makeEnvironment('requests')
  const collector = await makeCollector(environmentId)
  const say = (id: string, minutes: number, more: object) =>
    auditEvent({ auditID: id, requestReceivedTimestamp: at(minutes), stageTimestamp: at(minutes), ...more })
  const pod = (name: string) => ({ resource: 'pods', namespace: 'shop', name, apiVersion: 'v1' })
  const selftest = { resource: 'pods', namespace: 'plimsoll-selftest-1', apiVersion: 'v1' }
  const items = [
    say('before', 10, { objectRef: pod('web') }),
    say('same-user', 25, { verb: 'delete', objectRef: pod('db') }),
    say('other-user', 26, { user: { username: 'robin' }, objectRef: pod('db') }),
    say('denied', 28, { verb: 'get', responseStatus: { code: 403 }, objectRef: pod('db') }),
    say('alert', 30, { verb: 'list', objectRef: selftest, responseStatus: { code: 200 } }),
    say('after', 41, { objectRef: pod('web') }),
  ]
  await send(
    collector,
    'kubernetes-audit',
    JSON.stringify({ kind: 'EventList', apiVersion: 'audit.k8s.io/v1', items }),
    {
      'plimsoll-cluster': 'harbour',
    },
  )
})

describe('requests that are kept', () => {
  const list = async (filter: object) =>
    (await walk(listAuditEvents, readerOf('all'), { environment: 'requests', ...filter }, 2)).items.map(
      (row) => row.auditId,
    )

  it('come newest first, page by page, with every filter', async () => {
    expect(await list({})).toEqual(['after', 'alert', 'denied', 'other-user', 'same-user', 'before'])
    expect(await list({ user: 'robin' })).toEqual(['other-user'])
    expect(await list({ verb: 'delete' })).toEqual(['same-user'])
    expect(await list({ code: '403' })).toEqual(['denied'])
    expect(await list({ namespace: 'shop', name: 'web' })).toEqual(['after', 'before'])
    expect(await list({ resource: 'secrets' })).toEqual([])
    expect(await list({ cluster: 'harbour', since: new Date(start + 27 * 60_000).toISOString() })).toHaveLength(3)
    expect(await list({ cluster: 'elsewhere' })).toEqual([])
    expect(await list({ until: new Date(start + 20 * 60_000).toISOString() })).toEqual(['before'])
    await expect(listAuditEvents(readerOf('all'), { colour: 'red' } as never)).rejects.toThrow(/colour/)
  })

  it('stand around an alert by its user and its object, ten minutes to either side', async () => {
    const alert = await db().alert.findFirstOrThrow({ where: { environmentId, type: 'k8s-selftest' } })
    expect(await list({ around: alert.id })).toEqual(['alert', 'denied', 'same-user'])
    const [row] = (await listAuditEvents(readerOf('all'), { around: alert.id, limit: 1 })).items
    expect(row).toMatchObject({ user: 'ines', environment: { name: 'requests' }, cluster: { name: 'harbour' } })
  })

  it('are nobody’s who may not see the environment', async () => {
    const alert = await db().alert.findFirstOrThrow({ where: { environmentId, type: 'k8s-selftest' } })
    const other = readerOf([await makeEnvironment()])
    expect((await listAuditEvents(other, {})).items).toEqual([])
    await expect(listAuditEvents(other, { around: alert.id })).rejects.toThrow(/no such alert/)
  })
})
