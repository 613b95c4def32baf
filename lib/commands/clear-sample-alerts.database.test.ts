import { expect, it } from 'vitest'
import { db } from '@/lib/db'
import { makeCollector, send } from '@/lib/ingest/testing'
import { makeEnvironment } from '@/lib/store/testing'
import { attackScenarios } from '@/prisma/scenarios/attacks'
import { clearSampleAlerts } from './clear-sample-alerts'
import { countedAlerts, falcoEvent, raise, talliesOf } from './testing/alerts'
import { admin, as, makePerson, reader } from './testing/people'

it('removes samples with all that belongs to them, and nothing real', async () => {
  const here = await makeEnvironment()
  await raise(here, [falcoEvent()])
  const collector = await makeCollector(here, ['falco', 'kubernetes-audit'])
  const scenario = attackScenarios.find(({ id }) => id === 'malicious-image')
  const stage = {
    cluster: 'prod',
    tag: 't',
    at: (minutes: number) => new Date(Date.now() - 3_600_000 + minutes * 60_000),
  }
  const headers = { 'plimsoll-cluster': 'prod', 'plimsoll-sample': 'true' }
  for (const { format, body } of scenario?.steps ?? [])
    await send(collector, format, JSON.stringify(body(stage)), headers)
  expect(await db().incident.count({ where: { environmentId: here } })).toBe(1)

  const robin = await makePerson([reader()])
  await expect(clearSampleAlerts(as(robin), {})).rejects.toMatchObject({ code: 'forbidden' })
  const stranger = await makePerson([admin(await makeEnvironment())])
  expect(await clearSampleAlerts(as(stranger), {})).toEqual({ alerts: 0, incidents: 0 })
  await expect(clearSampleAlerts(as(stranger), { environment: here })).rejects.toMatchObject({ code: 'not-found' })
  const ines = await makePerson([admin()])
  expect(await clearSampleAlerts(as(ines), { environment: here })).toEqual({ alerts: 3, incidents: 1 })

  const left = await db().alert.findMany({ where: { environmentId: here } })
  expect(left.map(({ sample }) => sample)).toEqual([false])
  expect(await db().incident.count({ where: { environmentId: here } })).toBe(0)
  const owned = { environmentId: here, alertId: { notIn: left.map(({ id }) => id) } }
  expect([await db().alertEntity.count({ where: owned }), await db().event.count({ where: owned })]).toEqual([0, 0])
  expect(await talliesOf(here)).toEqual(await countedAlerts(here))
  expect(
    await db().auditEntry.count({ where: { action: 'alert.clear-samples', environmentId: here, outcome: 'done' } }),
  ).toBe(1)
})
