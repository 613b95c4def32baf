import type { AssetKind } from '@/lib/model/asset'
import { expect, it } from 'vitest'
import { related } from '../testing/facts'
import { judge } from '../testing/judge'
import { coreObject } from '../testing/object'
import { service } from '../testing/workload'
import { secretUnused } from './secret-unused'

const now = new Date('2026-11-23T00:00:00Z')
const all: AssetKind[] = ['workload', 'service-account', 'ingress']
const knowing = (parts: Parameters<typeof related>[0], listed = all) => ({ ...related(parts, listed), now })
const secret = (creationTimestamp?: string, type?: string) =>
  coreObject('Secret', 'db', { type, metadata: { creationTimestamp } })
const old = secret('2026-01-02T00:00:00Z', 'Opaque')
const at = { namespace: 'shop' }

it('finds an old Secret that nothing refers to', () => {
  expect(judge(secretUnused, old, knowing({}))).toEqual(['metadata.name = "db"'])
  expect(judge(secretUnused, secret('2026-01-02T00:00:00Z'), knowing({}))).toMatch(/Not evaluated: the type/)
})

it.each([
  { 'secret-uses': [{ name: 'web', secrets: ['other', 'db'], ...at }] },
  { 'service-accounts': [{ name: 'web', pullSecrets: ['db'], ...at }] },
  { entries: [{ name: 'web', spec: { tls: [{ hosts: [] }, { secretName: 'db' }] }, ...at }] },
])('passes one that is used by %j', (parts) => {
  expect(judge(secretUnused, old, knowing(parts))).toBe('healthy')
})

// A Secret of the same name in another namespace is another Secret.
it('does not take the use of a namesake for its own', () => {
  const parts = { 'secret-uses': [{ name: 'web', secrets: ['db'], namespace: 'pay' }] }
  expect(judge(secretUnused, old, knowing(parts))).toHaveLength(1)
})

it('gives a new one time', () => {
  expect(judge(secretUnused, secret('2026-11-20T00:00:00Z', 'Opaque'), knowing({}))).toBe('healthy')
  expect(judge(secretUnused, secret('2026-11-20T00:00:00Z', 'Opaque'), knowing({}), { unusedDays: 1 })).toHaveLength(1)
  expect(judge(secretUnused, secret(undefined, 'Opaque'), knowing({}))).toMatch(/Not evaluated: when it was made/)
})

it('proves nothing by absence without complete lists', () => {
  for (const kind of all) {
    const listed = all.filter((one) => one !== kind)
    expect(judge(secretUnused, old, knowing({}, listed))).toMatch(/Not evaluated: not everything/)
  }
})

it('does not apply to secrets that the cluster makes, nor to other objects', () => {
  expect(judge(secretUnused, secret('2026-01-02T00:00:00Z', 'kubernetes.io/tls'), knowing({}))).toMatch(
    /^not-applicable/,
  )
  expect(judge(secretUnused, service, knowing({}))).toMatch(/^not-applicable/)
})
