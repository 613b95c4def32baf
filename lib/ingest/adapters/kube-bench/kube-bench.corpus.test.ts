import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { kubeBenchAdapter } from '.'

/** Real reports, if somebody put them beside the checkout. */
const folder = join('..', 'shared', 'fixtures', 'kube-bench')
const files = existsSync(folder) ? readdirSync(folder) : []

it.each(files.length === 0 ? [folder] : [])('has no corpus to read: the folder %s is absent', (absent) => {
  expect(existsSync(absent)).toBe(false)
})

/** What each lists as failed, as a warning and as passed; the first is also what kube-bench totals. */
const counts: Readonly<Record<string, { fail: number; warn: number; pass: number; isWhole: boolean }>> = {
  'dd-controls-and-totals.json': { fail: 36, warn: 49, pass: 37, isWhole: true },
  'dd-array-two-controls.json': { fail: 4, warn: 0, pass: 20, isWhole: true },
  'upstream-cis-1.5-no-totals.json': { fail: 0, warn: 1, pass: 2, isWhole: false },
  'upstream-cis-1.5-result.json': { fail: 0, warn: 1, pass: 2, isWhole: false },
}

it.each(files)('counts in %s what kube-bench counted', (file) => {
  const report: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'))
  const context = { collectedAt: '2026-03-01T12:00:00Z', cluster: 'corpus', scope: 'node/n1', collector: 'corpus' }
  const result = kubeBenchAdapter.read([report], context)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  const { findings, passes = [], rejected, scopes } = result.observation
  const of = (word: string) => findings.filter(({ detail }) => detail?.result === word).length
  const isWhole = scopes.every((scope) => scope.complete)
  expect({ fail: of('fail'), warn: of('warn'), pass: passes.length, isWhole }).toEqual(counts[file])
  // A report that totals more than it lists was cut; that is said.
  expect(rejected.length > 0).toBe(!isWhole)
})
