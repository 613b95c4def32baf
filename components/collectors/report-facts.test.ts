import { describe, expect, it } from 'vitest'
import { reportOutcome, reportTitle, type ReportFacts } from './report-facts'

const report: ReportFacts = {
  id: '1',
  format: 'trivy',
  status: 'processed',
  title: 'web:1',
  receivedAt: '2026-11-18T13:54:00.000Z',
  bytes: 1,
  duplicates: 0,
  counts: {
    assets: { created: 0, updated: 0, gone: 0 },
    findings: { created: 2, reopened: 1, unchanged: 207, resolved: 2, updated: 0 },
    alerts: {},
    rejected: 0,
  },
  problems: [],
  problemCount: 0,
}

describe('what became of a report', () => {
  it.each<[string, Partial<ReportFacts>]>([
    ['3 new, 207 same, 2 resolved', {}],
    ['3 new, 207 same, 2 resolved, sent 2 times more', { duplicates: 2 }],
    ['1 alerts raised, 1,200 items left out', { counts: { alerts: { raised: 1 }, rejected: 1200 } }],
    ['12 new resources, 1 gone resources', { counts: { assets: { created: 12, updated: 0, gone: 1 } } }],
    ['120 requests kept, 270 not worth keeping', { counts: { audit: { requests: 390, kept: 120, passing: 270 } } }],
    ['same as before', { counts: null }],
    ['same as before', { counts: ['odd'] }],
    ['1 problem, nothing stored', { status: 'rejected', problemCount: 1 }],
    ['waiting to be processed', { status: 'queued' }],
  ])('%s', (text, parts) => expect(reportOutcome({ ...report, ...parts })).toBe(text))
})

describe('what a report is about', () => {
  it.each([
    ['registry.example.com/booking/web:2026.11.3', 'booking/web:2026.11.3'],
    ['localhost:5000/web:1', 'web:1'],
    ['booking/web:1', 'booking/web:1'],
    ['web:1', 'web:1'],
    ['edge-gdn', 'edge-gdn'],
    [null, 'trivy'],
  ])('%s is %s', (title, shown) => expect(reportTitle({ ...report, title })).toBe(shown))
})
