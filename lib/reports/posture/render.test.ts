import { describe, expect, test } from 'vitest'
import { pdfPages as pages, pdfText as words } from '../testing/pdf-text'
import { emptyPosture } from './fixtures/empty'
import { hostilePosture } from './fixtures/hostile'
import { samplePosture } from './fixtures/sample'
import { renderPosturePdf } from './render'
import { helvetica } from './typeface'

describe('the posture report', () => {
  test('is an A4 file in Geist that says what it is, in three pages', async () => {
    const pdf = await renderPosturePdf(samplePosture)
    const source = pdf.toString('latin1')
    expect(source.slice(0, 5)).toBe('%PDF-')
    expect(source.trimEnd().endsWith('%%EOF')).toBe(true)
    expect(pages(source)).toBe(3)
    expect(source).toMatch(/\/MediaBox \[0 0 595\.28\d* 841\.89\d*\]/)
    expect(source).toContain('+Geist-Regular')
    expect(source).toContain('(Security posture report, production, staging and edge)')
  })

  test('carries its figures, its gaps and its page numbers as text', async () => {
    const text = words(await renderPosturePdf(samplePosture, helvetica))
    for (const part of ['61.6', '+2.4', 'Goal 75, 13.4 to go', 'not scored', 'Sum of all causes', 'Silent', '26 h'])
      expect(text).toContain(part)
    expect(text).toContain('docker-edge-7 (edge) has never reported')
    expect(text).toContain('18 Nov 2026, 14:32 UTC')
    expect(text).toMatch(/Page 1 of \d/)
    expect(text).not.toContain('Not traced')
  })

  test('shows what the causes do not explain, so that the sum is the movement', async () => {
    const report = { ...samplePosture, movement: samplePosture.movement.slice(0, 1) }
    const text = words(await renderPosturePdf(report, helvetica))
    expect(text).toMatch(/Not traced to one cause\s+\+0\.8/)
  })

  test('says "No score" on the first day and never 0', async () => {
    const text = words(await renderPosturePdf(emptyPosture, helvetica))
    expect(text).toContain('No score')
    expect(text).toContain('No collector is connected.')
    expect(text).toContain('How many alerts were raised per day is not known yet.')
    expect(text).not.toMatch(/\b0\.0\b/)
    expect(text).not.toContain('secure score, of 100')
  })

  test.each([
    ['Geist', undefined],
    ['Helvetica', helvetica],
  ])('survives hostile names in %s', async (_, typeface) => {
    const pdf = await renderPosturePdf(hostilePosture(), typeface)
    const count = pages(pdf.toString('latin1'))
    expect(count).toBeGreaterThan(4)
    expect(count).toBeLessThan(16)
    if (!typeface) return
    const text = words(pdf)
    expect(text).toContain('gnp.exe')
    expect(text).toContain('? family')
    expect(text).not.toMatch(/NaN|undefined|Infinity|\[object/)
  })
})
