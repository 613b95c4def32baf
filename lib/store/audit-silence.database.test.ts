import { expect, it } from 'vitest'
import { auditEvent } from '@/lib/detect/audit/testing'
import { db } from '@/lib/db'
import { clusterKey } from '@/lib/model/key'
import { findSilence } from './find-silence'
import { makeEnvironment, observe, store } from './testing'
import { writeAudit } from './write-audit'

const minutes = (count: number) => new Date(Date.parse('2026-11-20T12:00:00Z') + count * 60_000)
const hours = 3_600_000

it('tells of a log that fell silent, once, and resolves the alert when it comes back', async () => {
  const environmentId = await makeEnvironment()
  const cluster = clusterKey('harbour')
  await store(
    environmentId,
    observe({ source: 'kubernetes', assets: [{ kind: 'cluster', key: cluster, name: 'harbour' }] }),
    minutes(-60),
  )
  const speak = (minute: number) =>
    db().$transaction((tx) =>
      writeAudit(
        tx,
        { environmentId, reportId: '00000000-0000-8000-8000-000000000001', receivedAt: minutes(minute) },
        observe({
          source: 'kubernetes-audit',
          assets: [{ kind: 'cluster', key: cluster, name: 'harbour', mentioned: true }],
          audit: [auditEvent({ cluster, at: minutes(minute).toISOString() })],
        }),
      ),
    )
  const alerts = () => db().alert.findMany({ where: { environmentId, type: 'k8s-detector-heartbeat-lost' } })
  await speak(0)
  expect(await findSilence(minutes(30), hours)).toBe(0)
  for (let minute = 5; minute <= 65; minute += 5) await speak(minute)
  expect(await findSilence(minutes(75), hours)).toBe(0)
  expect(await findSilence(minutes(76), 60_000)).toBe(0)
  expect(await Promise.all([findSilence(minutes(76), hours), findSilence(minutes(76), hours)])).toEqual(
    expect.arrayContaining([1, 0]),
  )
  expect(await findSilence(minutes(80), hours)).toBe(0)
  expect(await alerts()).toMatchObject([{ status: 'active', severity: 'medium', compromised: 'harbour' }])
  await speak(90)
  expect(await alerts()).toMatchObject([
    { status: 'resolved', statusComment: 'The audit log came back at 2026-11-20T13:30:00.000Z.' },
  ])
  expect(await findSilence(minutes(120), hours)).toBe(0)
})
