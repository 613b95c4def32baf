import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { mapRules } from '../../map-rules'
import { kubescapeAdapter } from '.'

/** Real reports, if somebody put them beside the checkout. */
const folder = join('..', 'shared', 'fixtures', 'kubescape')
const files = existsSync(folder) ? readdirSync(folder) : []

type Control = { controlID: string; status?: { status: string }; rules?: { status: string; exception?: unknown[] }[] }
type Report = {
  results?: { resourceID: string; controls?: Control[] }[]
  summaryDetails: { controls: Record<string, { status: string; ResourceCounters: { failedResources: number } }> }
}

const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Report
const observe = (report: unknown) =>
  kubescapeAdapter.read([report], { collectedAt: '2026-03-01T12:00:00Z', cluster: 'corpus', collector: 'corpus' })

const has = (file: string) => files.includes(file)
it.each(files.length === 0 ? [folder] : [])('has no corpus to read: the folder %s is absent', (absent) => {
  expect(existsSync(absent)).toBe(false)
})

it.each(['dd-six-frameworks-44-resources.json', 'dd-v3-clusterscan-all-pass.json'].filter(has))(
  'finds in %s as many failures per control as a second count, and as Kubescape itself',
  (file) => {
    const report = read(file)
    const result = observe(report)
    if (!result.ok) throw new Error(JSON.stringify(result.problems))
    const { findings, rejected } = result.observation
    expect(rejected).toEqual([])
    const found = new Map<string, number>()
    for (const { rule } of findings) found.set(rule, (found.get(rule) ?? 0) + 1)
    const counted = new Map<string, number>()
    for (const { controls } of report.results ?? []) {
      for (const control of controls ?? []) {
        const isFailed = (control.rules ?? []).some((rule) => rule.status === 'failed' && !rule.exception)
        if (isFailed) counted.set(control.controlID, (counted.get(control.controlID) ?? 0) + 1)
      }
    }
    expect(found).toEqual(counted)
    const own = Object.entries(report.summaryDetails.controls).map(([id, one]) => [
      id,
      one.ResourceCounters.failedResources,
    ])
    expect(Object.fromEntries(own.filter(([id]) => found.has(String(id))))).toEqual(Object.fromEntries(found))
    expect(own.filter(([id, failed]) => Number(failed) > 0 && !found.has(String(id)))).toEqual([])
    // Files are no cluster: nothing in them judges an asset of ours.
    expect(mapRules(result.observation).witnesses).toEqual([])
  },
)

it.each(['kubescape-summarydetails.json'].filter(has))('reads the failures of the bare summary %s', (file) => {
  const { controls } = read(file) as unknown as Report['summaryDetails']
  const result = observe(read(file))
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  const failed = Object.values(controls).filter((one) => one.status === 'failed')
  expect(failed).toHaveLength(16)
  expect(result.observation.findings).toHaveLength(failed.length)
  const named = result.observation.findings.map(({ rule, detail }) => [rule, detail?.failed])
  expect(named).toEqual(
    Object.entries(controls).flatMap(([id, one]) =>
      one.status === 'failed' ? [[id, one.ResourceCounters.failedResources]] : [],
    ),
  )
  expect(result.observation.rejected).toMatchObject([{ path: '$.results' }])
})

it.each(['kubescape-mock-posture-report.json'].filter(has))('takes no random word of %s for a verdict', (file) => {
  const result = observe(read(file))
  expect(result.ok).toBe(false)
  const paths = result.ok ? [] : result.problems.map(({ path }) => path)
  expect(paths).toEqual(['$.results[0].resourceID', '$.results[1].resourceID', '$.results[2].resourceID'])
})
