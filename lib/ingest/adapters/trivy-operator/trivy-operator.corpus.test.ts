import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readDocuments } from '../../documents'
import { trivyOperatorAdapter } from '.'

/** Real reports, if somebody put them beside the checkout. Everything is counted a second time from the raw body. */
const folder = join('..', 'shared', 'fixtures', 'trivy-operator')
const files = existsSync(folder) ? readdirSync(folder) : []

type Raw = { [key: string]: unknown }
const rows = (value: unknown): Raw[] => (Array.isArray(value) ? (value as Raw[]) : [])

/** All custom resources in a body, found by their `report` wherever it stands. */
function reportsIn(value: unknown): Raw[] {
  if (typeof value !== 'object' || value === null) return []
  const object = value as Raw
  return 'report' in object && 'kind' in object ? [object] : Object.values(value).flatMap(reportsIn)
}

function distinctIn(resource: Raw): number {
  const report = resource.report as Raw
  const entries = [
    ...rows(report.vulnerabilities).map((one) => [one.vulnerabilityID, one.resource, one.installedVersion]),
    ...rows(report.secrets).map((one) => [one.ruleID, one.target, one.match]),
    ...rows(report.checks)
      .filter((one) => one.success === false && one.checkID)
      .map((one) => [one.checkID, (one.scope as Raw | undefined)?.value]),
  ]
  return new Set(entries.map((entry) => JSON.stringify(entry))).size
}

function read(file: string) {
  const parsed = readDocuments(readFileSync(join(folder, file), 'utf8'))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  const context = { collectedAt: '2026-03-01T12:00:00Z', cluster: 'corpus', collector: 'corpus' }
  return { result: trivyOperatorAdapter.read(parsed.documents, context), documents: parsed.documents }
}

const isStandard = (file: string) => file.includes('compliancereport')

it.each(files.length === 0 ? [folder] : [])('has no corpus to read: the folder %s is absent', (absent) => {
  expect(existsSync(absent)).toBe(false)
})

/** Failing controls, as Trivy itself counts them. */
const failing: Readonly<Record<string, number>> = {
  'dd-clustercompliancereport-cis-full.json': 14,
  'dd-clustercompliancereport-list-of-1.json': 2,
  'doc-clustercompliancereport-nsa-summary.yaml': 12,
}

it.each(files.filter(isStandard))('finds in %s as many failing controls as Trivy counts', (file) => {
  const { result } = read(file)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  expect(result.observation.findings).toHaveLength(failing[file] ?? -1)
  expect(result.observation.rejected).toEqual([])
})

it.each(files.filter((file) => !isStandard(file)))('finds in %s as much as a second count', (file) => {
  const { result, documents } = read(file)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  const counts = reportsIn(documents).map(distinctIn)
  expect(result.observation.findings).toHaveLength(counts.reduce((sum, count) => sum + count, 0))
  const checks = reportsIn(documents).flatMap((one) => rows((one.report as Raw).checks))
  expect(result.observation.rejected).toHaveLength(checks.filter((check) => !check.checkID).length)
})
