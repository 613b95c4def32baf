import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readDocuments } from '@/lib/ingest/documents'
import { grypeAdapter } from '.'

const folder = join(process.cwd(), '../shared/fixtures/grype')
const files = existsSync(folder) ? readdirSync(folder).sort() : []

/** Matches and their ratings, counted with jq over the files, not with our code; null where nothing says what was scanned. */
const expected: Record<string, Record<string, number> | null> = {
  'dd-all-fields.json': { high: 3, critical: 2, informational: 1 },
  'dd-busybox-1.32.1-with-epss.json': { high: 10, medium: 2, low: 2, critical: 1 },
  'dd-busybox-zero-matches.json': {},
  'dd-defectdojo-django-1.13.1.json': { medium: 155, informational: 106, low: 27, high: 24, unknown: 10, critical: 5 },
  'dd-fix-available.json': { high: 1 },
  'dd-python-3.6-1509-matches.json': { informational: 681, medium: 613, low: 107, unknown: 76, high: 32 },
  'dd-same-cve-two-paths.json': { critical: 2 },
  'grype-empty-presenter.json': null,
  'grype-keycloak-21.0.2.json': { low: 6 },
  'heimdall-cloudwatch-to-s3-16-matches.json': { medium: 6, high: 6, unknown: 3, low: 1 },
  'kubescape-vulnerabilitymanifest.yaml': { informational: 83, medium: 29, high: 16, low: 6, unknown: 6, critical: 3 },
  'openclarity-nginx-197-matches.json': { informational: 92, low: 33, high: 32, medium: 18, critical: 13, unknown: 9 },
}

describe('corpus of Grype', () => {
  it('is known file by file, where it is at all', () => {
    expect(files.length === 0 ? Object.keys(expected).sort() : files).toEqual(Object.keys(expected).sort())
  })

  it.each(files)('%s counts as the tool does', (file) => {
    const documents = readDocuments(readFileSync(join(folder, file), 'utf8'))
    if (!documents.ok) throw new Error(JSON.stringify(documents.problems))
    expect(grypeAdapter.recognise(documents.documents)).toBeNull()
    const result = grypeAdapter.read(documents.documents, { collectedAt: '2026-03-01T12:00:00Z', collector: 'corpus' })
    const want = expected[file]
    if (!want) {
      expect(result.ok).toBe(false)
      return
    }
    if (!result.ok) throw new Error(JSON.stringify(result.problems))
    const { findings, rejected, assets, vulnerabilities, scopes } = result.observation
    expect(rejected).toEqual([])
    const [subject] = assets
    const merged = Number(subject?.attributes?.merged ?? 0)
    const total = Object.values(want).reduce((sum, count) => sum + count, 0)
    // What Grype lists twice, under two names or by two ways, is one finding here, and counted as merged.
    expect(findings.length + merged).toBe(total)
    const counts: Record<string, number> = {}
    for (const { severity } of findings) counts[severity] = (counts[severity] ?? 0) + 1
    for (const [severity, count] of Object.entries(counts))
      expect([severity, count]).toEqual([
        severity,
        expect.toSatisfy((n: number) => n <= (want[severity] ?? 0) + merged),
      ])
    if (merged === 0) expect(counts).toEqual(want)
    expect(scopes).toMatchObject([{ kinds: ['vulnerability'], complete: true }])
    expect(new Set(findings.map(({ rule }) => rule)).size).toBe(vulnerabilities.length)
  })
})
