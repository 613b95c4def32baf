import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Observation } from '@/lib/model/observation'
import { cutBytes } from './cut-bytes'
import { fitObservation } from './fit-observation'
import { imageScan, observe, testImage } from '@/lib/store/testing'

const receivedAt = new Date('2026-11-20T00:00:00Z')
const fit = (observation: Observation) => fitObservation(observation, receivedAt)
const long = 'x'.repeat(10_000)

describe('what fits', () => {
  it('is left as it is', () => {
    const scan = imageScan(['CVE-2026-1', 'CVE-2026-2'])
    expect(fit(scan)).toEqual(scan)
  })
})

describe('what is too long', () => {
  it('costs the finding and the proof that all was seen, not the others', () => {
    const scan = imageScan(['CVE-2026-1', long])
    const observation = fit(scan)
    expect(observation.findings.map(({ rule }) => rule)).toEqual(['CVE-2026-1'])
    expect(observation.vulnerabilities.map(({ id }) => id)).toEqual(['CVE-2026-1'])
    expect(observation.scopes).toEqual([
      { type: 'findings', asset: testImage, kinds: ['vulnerability'], complete: false },
    ])
    expect(observation.rejected).toEqual([{ path: '$', message: expect.stringContaining('longer than 1000 bytes') }])
  })

  it('costs the asset and all that speaks of it', () => {
    const key = `k8s/a/${long}`
    const asset = { kind: 'workload', key, name: long } as const
    const cluster = { kind: 'cluster', key: 'k8s/a', name: 'a' } as const
    const finding = { asset: key, kind: 'secret', rule: 'r', title: 't', severity: 'low', identity: [] } as const
    const observation = fit(
      observe({
        assets: [asset, cluster],
        edges: [{ from: 'k8s/a', kind: 'contains', to: key }],
        findings: [{ ...finding, identity: [] }],
        scopes: [
          { type: 'findings', asset: key, kinds: ['secret'], complete: true },
          { type: 'assets', cluster: 'k8s/a', kinds: ['workload'], complete: true },
        ],
      }),
    )
    expect(observation).toMatchObject({ assets: [cluster], edges: [], findings: [], scopes: [{ complete: false }] })
    expect(observation.rejected).toHaveLength(1)
  })

  it('is cut where it is only shown, and left out where it is one name of many', () => {
    const scan = imageScan(['CVE-2026-1'])
    const [asset] = scan.assets
    const [finding] = scan.findings
    const [facts] = scan.vulnerabilities
    if (!asset || !finding || !facts) throw new Error('no sample')
    const observation = fit({
      ...scan,
      assets: [{ ...asset, name: long, references: [long, 'docker.io/library/web:1'] }],
      findings: [{ ...finding, package: { name: long } }],
      vulnerabilities: [{ ...facts, aliases: [long, 'GHSA-1'] }],
    })
    expect(observation.assets[0]).toMatchObject({ name: long.slice(0, 1_000), references: ['docker.io/library/web:1'] })
    expect(observation.findings[0]?.package?.name).toHaveLength(1_000)
    expect(observation.vulnerabilities[0]?.aliases).toEqual(['GHSA-1'])
    expect(observation.rejected).toEqual([])
  })
})

it.each(['0000-05-05T00:00:00Z', '0001-01-01T00:00:00Z', 'soon', '+012345-01-01T00:00:00Z'])(
  'an event of %s is left out',
  (at) => {
    const event = { identity: [], rule: 'r', priority: 'low', message: '', tags: [], fields: {}, asset: 'docker/a' }
    const cluster = { kind: 'docker-host', key: 'docker/a', name: 'a' } as const
    const events = [
      { ...event, at, entities: [] },
      { ...event, at: '2026-01-01T00:00:00Z', entities: [] },
    ]
    const observation = fit(observe({ assets: [cluster], events }))
    expect([observation.events.length, observation.rejected.length]).toEqual([1, 1])
  },
)

it('cuts by bytes, never inside a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.nat(80), (text, bytes) => {
      const cut = cutBytes(text, bytes)
      expect(text.startsWith(cut)).toBe(true)
      expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(bytes)
      if (cut !== text) expect(Buffer.byteLength(cut) + 4).toBeGreaterThan(bytes)
    }),
  )
})

it('evidence without a date is as old as its receipt', () => {
  expect(fit(observe({ evidenceAt: '0000-01-01T00:00:00Z' })).evidenceAt).toBe(receivedAt.toISOString())
})
