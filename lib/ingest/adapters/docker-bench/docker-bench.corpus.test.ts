import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { mapRules } from '@/lib/ingest/map-rules'
import { dockerBenchAdapter } from '.'

/** Real reports, if somebody put them beside the checkout. */
const folder = join('..', 'shared', 'fixtures', 'docker-bench')
const files = existsSync(folder) ? readdirSync(folder) : []

it.each(files.length === 0 ? [folder] : [])('has no corpus to read: the folder %s is absent', (absent) => {
  expect(existsSync(absent)).toBe(false)
})

/** What each counts, and how many of its warnings and passes no check of ours asks. */
const counts: Readonly<Record<string, { warn: number; pass: number; rest: number }>> = {
  'dd-many.json': { warn: 33, pass: 48, rest: 36 },
  'dd-zero.json': { warn: 0, pass: 109, rest: 8 },
}

it.each(files)('counts in %s what docker-bench-security counted', (file) => {
  const report = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { checks: number }
  const context = { collectedAt: '2026-03-01T12:00:00Z', scope: 'corpus', collector: 'corpus' }
  const result = dockerBenchAdapter.read([report], context)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  const { findings, passes = [], rejected, scopes } = result.observation
  const warned = new Set(findings.map(({ rule }) => rule)).size
  const passed = passes.filter(({ status }) => status === 'healthy').length
  expect({ warn: warned, pass: passed, rest: report.checks - warned - passed }).toEqual(counts[file])
  expect(rejected).toEqual([])
  const [covered] = scopes
  expect(covered).toMatchObject({ type: 'findings', complete: true })
  expect(covered?.type === 'findings' && covered.rules).toHaveLength(report.checks)
  // Every test is one of our checks; faults of containers that are not named stay with the host.
  const mapped = mapRules(result.observation)
  expect(mapped.findings).toEqual([])
  expect(new Set(mapped.witnesses?.map(({ check, asset }) => `${asset} ${check}`)).size).toBe(mapped.witnesses?.length)
})
