import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readDocuments } from '@/lib/ingest/documents'
import { cyclonedxAdapter } from '.'

const folder = join(process.cwd(), '../shared/fixtures/cyclonedx')
const files = existsSync(folder) ? readdirSync(folder).sort() : []

type Expected = {
  source: string
  packages: number
  findings: Record<string, number>
  suppressed?: number
  rejected?: number
}
/** Libraries and the components that vulnerabilities affect, counted with a script of another language; null: XML. */
const expected: Record<string, Expected | null> = {
  'cyclonedx-vex-small.json': { source: 'cyclonedx', packages: 0, findings: {}, suppressed: 1 },
  'dropwizard-sbom-with-vulns.json': {
    source: 'dependency-track',
    packages: 167,
    findings: { critical: 10, high: 49, medium: 19, low: 7, informational: 1, unknown: 1 },
  },
  'edge-empty-bom.json': { source: 'cyclonedx', packages: 0, findings: {} },
  'grype-dd-1.14.1.xml': null,
  'issue-8022.json': { source: 'cyclonedx', packages: 1, findings: {}, suppressed: 1 },
  // Rated by the distribution where others rate higher; one is of a package that is not in the bill but in its URL.
  'issue-9277.json': { source: 'trivy', packages: 101, findings: { low: 13, medium: 1 } },
  'log4j.json': { source: 'grype', packages: 1, findings: { critical: 4, high: 1, medium: 3 } },
  'nested-component-log4j.json': { source: 'grype', packages: 1, findings: { critical: 4, high: 1, medium: 3 } },
  'no-severity.json': { source: 'cyclonedx', packages: 0, findings: {}, rejected: 1 },
  'spec-1.4-vulnerability.json': { source: 'cyclonedx', packages: 1, findings: {}, suppressed: 1 },
  'spec1.xml': null,
  'trivy-fluentd-image.cdx.json': { source: 'trivy', packages: 160, findings: {} },
  'trivy-minikube-kbom.cdx.json': { source: 'trivy', packages: 6, findings: {} },
}

describe('corpus of CycloneDX', () => {
  it('is known file by file, where it is at all', () => {
    expect(files.length === 0 ? Object.keys(expected).sort() : files).toEqual(Object.keys(expected).sort())
  })

  it.each(files)('%s counts as the tool does', (file) => {
    const documents = readDocuments(readFileSync(join(folder, file), 'utf8'))
    const want = expected[file]
    if (!want) {
      expect(documents).toMatchObject({
        ok: false,
        problems: [{ message: expect.stringMatching(/XML.*JSON/) as string }],
      })
      return
    }
    if (!documents.ok) throw new Error(JSON.stringify(documents.problems))
    expect(cyclonedxAdapter.recognise(documents.documents)).toBeNull()
    const result = cyclonedxAdapter.read(documents.documents, {
      collectedAt: '2026-03-01T12:00:00Z',
      collector: 'corpus',
      scope: 'corpus',
    })
    if (!result.ok) throw new Error(JSON.stringify(result.problems))
    const { source, findings, assets, rejected } = result.observation
    const subject = assets.find(({ mentioned }) => !mentioned)
    const { packages = [] } = (subject?.document ?? {}) as { packages?: unknown[] }
    const counts: Record<string, number> = {}
    for (const { severity } of findings) counts[severity] = (counts[severity] ?? 0) + 1
    expect({ source, packages: packages.length, findings: counts }).toEqual({
      source: want.source,
      packages: want.packages,
      findings: want.findings,
    })
    expect(Number(subject?.attributes?.suppressed ?? 0)).toBe(want.suppressed ?? 0)
    expect(Number(subject?.attributes?.merged ?? 0)).toBe(0)
    expect(rejected).toHaveLength(want.rejected ?? 0)
  })
})
