import { beforeAll, expect, it } from 'vitest'
import { renderPosturePdf } from '@/lib/reports/posture/render'
import { imageScan, makeEnvironment, store } from '@/lib/store/testing'
import { readPostureReport } from './read-posture-report'
import { readScore } from './read-score'
import { postureReader, privileged, safe, storeWorkloads } from './testing/posture'

let one = ''
let two = ''
const all = postureReader('all')
beforeAll(async () => {
  one = await makeEnvironment('one')
  two = await makeEnvironment('two')
  await storeWorkloads(one, { web: privileged, api: safe })
  await store(one, imageScan(['CVE-1', 'CVE-2021-44228']))
  await storeWorkloads(two, { shop: safe })
})

it('says the figures of the score, and they add up', async () => {
  for (const filter of [{}, { environment: one }]) {
    const report = await readPostureReport(all, filter)
    const score = await readScore(all, filter)
    expect(report.score.percentage).toBe(score.percentage)
    const sum = (pick: 'current' | 'potential' | 'max') => report.controls.reduce((total, row) => total + row[pick], 0)
    expect((100 * sum('current')) / sum('max')).toBeCloseTo(score.percentage ?? -1, 9)
    expect(sum('potential')).toBeCloseTo(100 - (score.percentage ?? 0), 9)
    expect(report.score.current).toBeCloseTo(sum('current'), 9)
    expect(report.vulnerabilities.bySeverity.high + report.vulnerabilities.bySeverity.critical).toBe(2)
    expect(report.vulnerabilities.knownExploited).toBe(1)
    expect(report.vulnerabilities.topImages).toMatchObject([{ name: 'library/web:1', knownExploited: 1 }])
    expect(report.generatedBy).toBe('Ines Aalto')
  }
})

it('holds nothing of environments out of scope, and needs the right to export', async () => {
  const report = await readPostureReport(postureReader([two]), {})
  expect(report.scope.environments).toEqual(['two'])
  expect(report.vulnerabilities.topImages).toEqual([])
  expect(JSON.stringify(report)).not.toContain('library/web')
  await expect(readPostureReport(postureReader([two]), { environment: one })).rejects.toMatchObject({
    code: 'not-found',
  })
  const collector = {
    ...all,
    actor: { kind: 'collector' as const, id: 'c', name: 'c', environmentId: one, formats: [] },
  }
  await expect(readPostureReport(collector, {})).rejects.toMatchObject({ code: 'forbidden' })
})

it('prints, with data and with none', async () => {
  await makeEnvironment('empty')
  for (const filter of [{}, { environment: 'empty' }]) {
    const pdf = await renderPosturePdf(await readPostureReport(all, filter))
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  }
})
