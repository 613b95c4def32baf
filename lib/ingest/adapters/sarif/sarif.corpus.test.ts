import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sarifAdapter } from '.'

const folder = join(process.cwd(), '../shared/fixtures/sarif')
const files = existsSync(folder) ? readdirSync(folder).sort() : []

/** Counted by eye: tool, findings by severity, suppressed. null: no run in it. */
const expected: Record<string, { source: string; findings: string[]; suppressed: number } | null> = {
  'dockle-0.3.15.sarif.json': { source: 'dockle', findings: ['high', 'low', 'low', 'low'], suppressed: 0 },
  'edge-no-runs.sarif.json': null,
  // One is rated by the word in its help, the other by the same.
  'grype-image.sarif.json': { source: 'grype', findings: ['critical', 'low'], suppressed: 0 },
  'roxctl-empty.sarif.json': { source: 'roxctl', findings: [], suppressed: 0 },
  'suppressions.sarif.json': { source: 'codescanner', findings: ['medium', 'medium'], suppressed: 3 },
  'trivy-alpine-310.sarif.json': { source: 'trivy', findings: ['medium', 'medium', 'medium', 'medium'], suppressed: 0 },
}

describe('corpus of SARIF', () => {
  it('is known file by file, where it is at all', () => {
    expect(files.length === 0 ? Object.keys(expected).sort() : files).toEqual(Object.keys(expected).sort())
  })

  it.each(files)('%s counts as the tool does', (file) => {
    const document = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { runs: { results: unknown[] }[] }
    const want = expected[file]
    if (!want) {
      expect(sarifAdapter.recognise([document])).not.toBeNull()
      return
    }
    expect(sarifAdapter.recognise([document])).toBeNull()
    const result = sarifAdapter.read([document], {
      collectedAt: '2026-03-01T12:00:00Z',
      collector: 'corpus',
      scope: 'example.com/corpus:1',
    })
    if (!result.ok) throw new Error(JSON.stringify(result.problems))
    const { source, findings, rejected, assets } = result.observation
    const image = assets.find(({ kind }) => kind === 'image')
    const suppressed = Number(image?.attributes?.suppressed ?? 0)
    expect({ source, findings: findings.map(({ severity }) => severity).sort(), suppressed }).toEqual(want)
    expect(rejected).toEqual([])
    expect(findings.length + suppressed).toBe(document.runs.reduce((sum, run) => sum + run.results.length, 0))
  })
})
