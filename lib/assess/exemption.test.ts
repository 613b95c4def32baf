import fc from 'fast-check'
import { expect, it } from 'vitest'
import { coversSubject, decidingExemption, type ActiveExemption } from './exemption'

const scope = { checkId: null, assetId: null, namespace: null, labels: null }
const made = (id: string, parts: Partial<ActiveExemption> = {}): ActiveExemption => ({
  ...scope,
  id,
  category: 'waiver',
  createdAt: new Date('2026-11-01T00:00:00Z'),
  ...parts,
})
const subject = { id: 'asset', namespace: 'shop', labelled: new Set(['by-labels', 'both']) }

const everything = made('everything')
const byNamespace = made('by-namespace', { namespace: 'shop' })
const byLabels = made('by-labels', { labels: ['team=till'] })
const both = made('both', { labels: ['team=till'], namespace: 'shop' })
const byAsset = made('by-asset', { assetId: 'asset' })
const ordered = [byAsset, both, byLabels, byNamespace, everything]

it('lets the narrowest decide, whatever the order in which they were made', () => {
  fc.assert(
    fc.property(fc.subarray(ordered, { minLength: 1 }), fc.nat(), (chosen, seed) => {
      const shuffled = chosen.toSorted((a, b) => ((a.id.length * seed) % 7) - ((b.id.length * seed) % 7))
      expect(decidingExemption(shuffled, subject, 'check')).toBe(ordered.find((one) => chosen.includes(one)))
    }),
  )
})

it('prefers one check to all in the same place, but a place to a check', () => {
  const own = made('own', { namespace: 'shop', checkId: 'check' })
  expect(decidingExemption([byNamespace, own], subject, 'check')).toBe(own)
  expect(decidingExemption([byNamespace, own], subject, 'other')).toBe(byNamespace)
  expect(decidingExemption([own, byAsset], subject, 'check')).toBe(byAsset)
})

it('prefers the newer of two that are equally narrow', () => {
  const newer = made('newer', { namespace: 'shop', createdAt: new Date('2026-11-02T00:00:00Z') })
  expect(decidingExemption([byNamespace, newer], subject, 'check')).toBe(newer)
})

it('covers nothing else', () => {
  const other = { id: 'other', namespace: 'till', labelled: new Set<string>() }
  expect(ordered.filter((one) => coversSubject(one, other))).toEqual([everything])
  expect(coversSubject(byNamespace, { ...other, namespace: null })).toBe(false)
  expect(decidingExemption([made('one', { checkId: 'check' })], other, 'another')).toBeUndefined()
})
