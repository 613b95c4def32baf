import { expect, it } from 'vitest'
import { db } from '@/lib/db'
import { makeCollector, send } from '@/lib/ingest/testing'
import { collectorHeartbeatSchema } from '@/lib/model/heartbeat'
import { makeEnvironment } from '@/lib/store/testing'
import { beatDemoClusters } from './demo-heartbeats'

const list = (uid: string) =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'List',
    items: [
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'kube-system', uid } },
      {
        apiVersion: 'v1',
        kind: 'Node',
        metadata: { name: 'a', labels: { 'eks.amazonaws.com/nodegroup': 'a' } },
        status: { nodeInfo: { kubeletVersion: 'v1.33.1' } },
      },
    ],
  })

it('the demo’s collectors live as long as they are on time in the story', async () => {
  const environment = await makeEnvironment()
  const story = new Date('2026-11-20T12:00:00Z')
  const now = new Date('2026-11-23T12:00:00Z')
  const seen = [new Date('2026-11-20T11:50:00Z'), new Date('2026-11-18T12:00:00Z')]
  for (const [index, lastSeenAt] of seen.entries()) {
    const collector = await makeCollector(environment)
    await send(collector, 'kubernetes', list(`cluster-${index}`))
    const createdAt = new Date('2026-10-20T12:00:00Z')
    await db().collector.update({ where: { id: collector.id }, data: { lastSeenAt, createdAt } })
  }
  await beatDemoClusters(story, now)
  await beatDemoClusters(story, now)
  const rows = await db().collectorHeartbeat.findMany({ where: { environmentId: environment }, orderBy: { at: 'asc' } })
  expect(rows.map(({ at }) => at)).toEqual([seen[1], now])
  expect(collectorHeartbeatSchema.parse(rows[1]?.facts)).toMatchObject({
    cluster: {
      uid: 'cluster-0',
      distribution: 'eks',
      version: 'v1.33.1',
      nodes: 1,
      objects: { Node: 1, Namespace: 1 },
    },
  })
})
