import { describe, expect, it } from 'vitest'
import { adapterOf } from '@/lib/ingest/adapters'
import { readDocuments } from '@/lib/ingest/documents'
import { formats } from '@/lib/model/format'
import type { Observation } from '@/lib/model/observation'
import { demoEstate, type DemoReport } from './demo'
import { hostileReports } from './hostile'

const now = new Date('2026-03-29T14:32:08.417Z')

function observe(report: DemoReport): Observation {
  const read = readDocuments(report.body)
  if (!read.ok) throw new Error(`${report.collector}: ${JSON.stringify(read.problems.slice(0, 3))}`)
  const adapter = adapterOf(report.format)
  const refused = adapter.recognise(read.documents)
  if (refused) throw new Error(`${report.collector}: ${refused.message}`)
  const { collectedAt, collector, cluster, scope } = report
  const result = adapter.read(read.documents, {
    collectedAt,
    collector,
    ...(cluster ? { cluster } : {}),
    ...(scope ? { scope } : {}),
  })
  if (!result.ok) throw new Error(`${report.collector}: ${JSON.stringify(result.problems.slice(0, 3))}`)
  return result.observation
}

describe('the adapters', () => {
  it('take every report of the demo estate whole', { timeout: 60_000 }, () => {
    const seen = new Map<string, number>()
    const inventory = new Set<string>()
    const spokenOf = new Set<string>()
    for (const report of demoEstate(now).reports) {
      const { rejected, findings, events, assets } = observe(report)
      // Gatekeeper lists no more than twenty violations of a constraint, in the demo as everywhere.
      const lost = rejected.filter(({ message }) => !/^counts \d+ violations but lists 20: /.test(message))
      expect(lost, `${report.collector} at ${report.collectedAt}`).toEqual([])
      seen.set(report.format, (seen.get(report.format) ?? 0) + findings.length + events.length + assets.length)
      if (report.format === 'kubernetes') for (const asset of assets) inventory.add(asset.key)
      if (report.format === 'falco')
        for (const event of events) if (event.asset.includes('/Deployment/')) spokenOf.add(event.asset)
    }
    expect([...seen.keys()].toSorted()).toEqual([...formats].toSorted())
    // Alerts land on workloads that the inventory holds.
    expect(spokenOf.size).toBeGreaterThan(30)
    expect([...spokenOf].filter((key) => !inventory.has(key))).toEqual([])
  })

  it('read every hostile report without throwing, and no key of it becomes a prototype', () => {
    const reports = hostileReports(now)
    expect(reports.map((report) => report.format).toSorted()).toEqual([...formats].toSorted())
    for (const report of reports) {
      const { findings, events, assets } = observe(report)
      expect(findings.length + events.length + assets.length).toBeGreaterThan(0)
    }
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})
