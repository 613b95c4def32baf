import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { formats } from '@/lib/model/format'
import { demoEstate, type DemoReport } from './index'
import { tallyOf } from './testing/tally'

const now = new Date('2026-03-29T14:32:08.417Z')
const estate = demoEstate(now)
const reports = [...estate.reports]
const tally = tallyOf(reports)

const hash = (sent: Iterable<DemoReport>) => {
  const digest = createHash('sha256')
  for (const report of sent) digest.update(JSON.stringify(report))
  return digest.digest('hex')
}

describe('the demo estate', () => {
  it('has three environments with their plans, six clusters and the people to sign in', () => {
    expect(estate.environments.map((one) => [one.name, one.plans])).toEqual([
      ['production', { kubernetes: true, registries: true, hosts: true }],
      ['staging', { kubernetes: true, registries: true, hosts: false }],
      ['edge', { kubernetes: true, registries: false, hosts: true }],
    ])
    expect([...tally.clusters.keys()].toSorted()).toEqual(estate.clusters.map((one) => one.uid).toSorted())
    expect(estate.clusters.map((one) => one.name)).toEqual([
      'prod-eu-1',
      'prod-eu-2',
      'prod-us-1',
      'stage-eu-1',
      'edge-rtm',
      'edge-gdn',
    ])
    expect(new Set(estate.people.map((one) => one.role))).toEqual(new Set(['security_admin', 'security_reader']))
  })

  it('holds as much as its payloads promise', () => {
    expect([...tally.clusters.values()].reduce((sum, set) => sum + set.size, 0)).toBeGreaterThanOrEqual(300)
    expect(tally.digests.size).toBeGreaterThanOrEqual(120)
    expect(tally.findings.vulnerability).toBeGreaterThanOrEqual(9_000)
    expect(tally.findings.secret).toBeGreaterThanOrEqual(5)
    expect(tally.findings.misconfiguration).toBeGreaterThanOrEqual(100)
    expect(tally.findings.licence).toBeGreaterThanOrEqual(100)
    expect(tally.events).toBeGreaterThanOrEqual(150)
    expect(tally.events).toBeLessThanOrEqual(400)
    expect(tally.subjects.size).toBeGreaterThanOrEqual(80)
    expect(tally.subjects.size).toBeLessThanOrEqual(200)
    expect(new Set(reports.map((report) => report.format))).toEqual(new Set(formats))
  })

  it('stays small enough to be fed within a minute', () => {
    expect(reports.length).toBeLessThanOrEqual(900)
    expect(reports.reduce((sum, report) => sum + Buffer.byteLength(report.body), 0)).toBeLessThanOrEqual(64_000_000)
  })

  it('is in time order, never in the future, never older than 15 days', () => {
    const times = reports.map((report) => report.collectedAt)
    expect(times).toEqual(times.toSorted())
    expect(new Date(times.at(-1) ?? '').getTime()).toBeLessThanOrEqual(now.getTime())
    expect(new Date(times[0] ?? '').getTime()).toBeGreaterThan(now.getTime() - 15 * 86_400_000)
    for (const at of [...tally.eventTimes, ...estate.triage.map((one) => one.at)]) {
      expect(new Date(at).getTime()).toBeLessThanOrEqual(now.getTime())
      expect(new Date(at).getTime()).toBeGreaterThan(now.getTime() - 15 * 86_400_000)
    }
  })

  it('knows every collector that sends, for the format it may send', () => {
    for (const report of reports) {
      expect(estate.collectors.find((one) => one.name === report.collector)?.formats).toContain(report.format)
    }
    expect(new Set(reports.map((report) => report.collector)).size).toBe(estate.collectors.length)
  })

  it('has one collector that fell silent and one that is late', () => {
    const minutesSince = (name: string) => {
      const last = reports.findLast((report) => report.collector === name)?.collectedAt ?? ''
      return Math.round((now.getTime() - new Date(last).getTime()) / 60_000)
    }
    expect(minutesSince('kube-edge-gdn')).toBe(26 * 60)
    expect(minutesSince('trivy-operator-stage')).toBe(130)
    const late = estate.collectors.filter((one) => minutesSince(one.name) > one.intervalMinutes)
    expect(late.map((one) => one.name)).toEqual(['kube-edge-gdn', 'trivy-operator-stage'])
  })

  it('is the same, byte for byte, at the same time, and moves with the time', { timeout: 30_000 }, () => {
    expect(hash(demoEstate(now).reports)).toBe(hash(reports))
    expect(demoEstate(now).triage).toEqual(estate.triage)
    const [first] = demoEstate(new Date(now.getTime() + 86_400_000)).reports
    expect(first?.collectedAt).toBe(
      new Date(new Date(reports[0]?.collectedAt ?? '').getTime() + 86_400_000).toISOString(),
    )
  })

  it('refuses a time that is none', () => {
    expect(() => demoEstate(new Date('never'))).toThrow(RangeError)
  })
})
