import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterEach, expect, it, vi } from 'vitest'
import { dockerHostReportSchema } from '@/lib/model/docker-host'
import { Spool } from '../spool'
import { Engine } from './engine'
import { followEvents } from './follow-events'
import { Reporter } from './reporter'
import { answersWithSecrets, SimulatedEngine } from './testing/simulated-engine'

const stop = new AbortController()
let simulated: SimulatedEngine
afterEach(async () => {
  stop.abort()
  await simulated.stop()
})

it('reports at once, again when an event tells of a change, not when nothing changed, and after an outage', async () => {
  simulated = await SimulatedEngine.start({})
  const engine = new Engine(simulated.address)
  const spool = new Spool(mkdtempSync(join(tmpdir(), 'spool-')))
  const reporter = new Reporter({ engine, files: null, hostName: 'quay', spool, every: 3_600_000, gather: 30 })
  void reporter.run(stop.signal)
  void followEvents(engine, () => reporter.changed(Date.now()), stop.signal)
  await vi.waitFor(() => expect(reporter.trouble).toMatch(/answers 404 to \/info/))
  expect(spool.length).toBe(0)

  simulated.answers = answersWithSecrets
  await vi.waitFor(() => expect(spool.length).toBe(1), { timeout: 5_000 })
  expect(reporter.trouble).toBeNull()
  await vi.waitFor(() => expect(simulated.listening).toBe(1))
  expect(reporter.seen).toMatchObject({
    id: 'E1',
    engine: 'Docker Engine 29.1.2',
    containers: 1,
    images: 1,
    unread: 11,
  })
  const first = spool.first()?.sequence ?? 0

  const looks = () => simulated.asked.filter((line) => line === 'GET /info').length
  const before = looks()
  simulated.event({ Type: 'container', Action: 'start' })
  await vi.waitFor(() => expect(looks()).toBeGreaterThan(before))
  simulated.answers = { ...answersWithSecrets, '/containers/json?all=1': [] }
  for (let burst = 0; burst < 20; burst++) simulated.event({ Type: 'container', Action: 'destroy' })
  await vi.waitFor(() => expect(spool.first()?.sequence).toBe(first + 1))
  expect(spool.length).toBe(1)
  expect(looks()).toBeLessThan(before + 20)

  const report: unknown = JSON.parse(gunzipSync(readFileSync(spool.first()?.path ?? '')).toString())
  expect(dockerHostReportSchema.parse(report)).toMatchObject({ host: { hostname: 'quay' }, containers: { value: [] } })
})
