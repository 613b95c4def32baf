import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readDocuments } from '@/lib/ingest/documents'
import { harborAdapter } from '.'

const folder = join(process.cwd(), '../shared/fixtures/harbor')
const files = existsSync(folder) ? readdirSync(folder).sort() : []

type Expected = { findings?: Record<string, number>; event?: string; notRead?: true }
/** Counted by eye: findings by rating, the event of a webhook, or that it is not read. */
const expected: Record<string, Expected> = {
  'vuln-report-v1.0-0.json': { findings: {} },
  'vuln-report-v1.0-5.json': { findings: { informational: 1, high: 2, critical: 2 } },
  'vuln-report-v1.1-trivy.json': { findings: { high: 1, low: 2 } },
  'webhook-cloudevents-harbor-quota-warned.json': { notRead: true },
  'webhook-cloudevents-harbor-replication-status-changed.json': { notRead: true },
  'webhook-cloudevents-harbor-scan-failed.json': { event: 'scan.failed' },
  'webhook-cloudevents-harbor-scan-stopped.json': { event: 'scan.stopped' },
  'webhook-cloudevents-harbor-tag-retention-finished.json': { notRead: true },
  'webhook-default-delete-artifact.json': { event: 'artifact.deleted' },
  'webhook-default-pull-artifact.json': { notRead: true },
  'webhook-default-push-artifact.json': { event: 'artifact.pushed' },
  'webhook-default-quota-exceed.json': { notRead: true },
  'webhook-default-replication.json': { notRead: true },
  'webhook-default-scanning-completed.json': { event: 'scan.completed' },
  'webhook-default-tag-retention.json': { notRead: true },
}

describe('corpus of Harbor', () => {
  it('is known file by file, where it is at all', () => {
    expect(files.length === 0 ? Object.keys(expected).sort() : files).toEqual(Object.keys(expected).sort())
  })

  it.each(files)('%s counts as Harbor does', (file) => {
    const documents = readDocuments(readFileSync(join(folder, file), 'utf8'))
    if (!documents.ok) throw new Error(JSON.stringify(documents.problems))
    expect(harborAdapter.recognise(documents.documents)).toBeNull()
    const result = harborAdapter.read(documents.documents, {
      collectedAt: '2026-03-01T12:00:00Z',
      collector: 'corpus',
      scope: 'registry.example/corpus/image:1',
    })
    if (!result.ok) throw new Error(JSON.stringify(result.problems))
    const { findings, events, rejected, scopes } = result.observation
    const want = expected[file] ?? {}
    const counts: Record<string, number> = {}
    for (const { severity } of findings) counts[severity] = (counts[severity] ?? 0) + 1
    expect(counts).toEqual(want.findings ?? {})
    expect(events.map(({ rule }) => rule)).toEqual(want.event ? [want.event] : [])
    expect(rejected).toHaveLength(want.notRead ? 1 : 0)
    expect(scopes).toHaveLength(want.findings ? 1 : 0)
  })
})
