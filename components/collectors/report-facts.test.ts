import { describe, expect, it } from 'vitest'
import { reportOutcome, type ReportFacts } from './report-facts'

const report: ReportFacts = {
  id: '1',
  format: 'trivy',
  status: 'processed',
  title: 'web:1',
  receivedAt: '2026-11-18T13:54:00.000Z',
  bytes: 1,
  duplicates: 0,
  counts: {
    assets: 4,
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
    ['12 resources', { counts: { assets: 12 } }],
    ['nothing to note', { counts: null }],
    ['nothing to note', { counts: ['odd'] }],
    ['1 problem, nothing stored', { status: 'rejected', problemCount: 1 }],
    ['waiting to be processed', { status: 'queued' }],
  ])('%s', (text, parts) => expect(reportOutcome({ ...report, ...parts })).toBe(text))
})
