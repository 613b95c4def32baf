import { expect, it } from 'vitest'
import { checks } from '@/lib/assess/catalogue'
import { db } from '@/lib/db'
import { catalogueFingerprint, reassessWhenDue } from './reassess-when-due'
import { makeEnvironment } from './testing'

const at = (hours: number) => new Date(Date.UTC(2026, 10, 23, hours))

it('judges everything anew after an upgrade, and once a day', async () => {
  const environmentId = await makeEnvironment()
  const jobs = () => db().$queryRaw`
    SELECT id FROM graphile_worker.jobs WHERE key LIKE ${`reassess:${environmentId}%`}`
  expect(await reassessWhenDue(at(0), 'old')).toBeGreaterThan(0)
  expect(await jobs()).toHaveLength(1)
  expect(await reassessWhenDue(at(1), 'old')).toBe(0)
  expect(await reassessWhenDue(at(2), 'new')).toBeGreaterThan(0)
  expect(await reassessWhenDue(at(25), 'new')).toBe(0)
  expect(await reassessWhenDue(at(26), 'new')).toBeGreaterThan(0)
  // Those that wait already are not queued twice.
  expect(await jobs()).toHaveLength(1)
})

it('two workers that start together ask once', async () => {
  await makeEnvironment()
  const asked = await Promise.all([reassessWhenDue(at(100), 'newer'), reassessWhenDue(at(100), 'newer')])
  expect(asked.filter((count) => count > 0)).toHaveLength(1)
})

it('the fingerprint is another one for another catalogue', () => {
  const [first, ...rest] = checks
  expect(catalogueFingerprint()).toBe(catalogueFingerprint(checks))
  expect(catalogueFingerprint(rest)).not.toBe(catalogueFingerprint())
  expect(catalogueFingerprint([...rest, ...(first ? [{ ...first, severity: 'low' as const }] : [])])).not.toBe(
    catalogueFingerprint(),
  )
})
