import { describe, expect, it } from 'vitest'
import { standardById } from '@/lib/assess/frameworks'
import type { Attestation } from '@/lib/model/compliance'
import type { ComplianceFacts } from '@/lib/queries/compliance-facts'
import { standStandardControls, standStandards } from '@/lib/queries/compliance-standing'
import { helvetica } from '../posture/typeface'
import { pdfPages, pdfText } from '../testing/pdf-text'
import type { ComplianceReport } from './data'
import { renderCompliancePdf } from './render'

const results = { healthy: 40, unhealthy: 0, exempt: 0, notApplicable: 2 }
const place = (name: string, unhealthy: number): ComplianceFacts => ({
  id: name,
  name,
  kubernetes: true,
  hosts: false,
  results: new Map([['k8s-pod-privileged', { ...results, unhealthy }]]),
  unevaluated: new Set(),
  clusters: [{ distribution: 'vanilla', version: 'v1.33.2' }],
  answers: new Map([['cis-kubernetes-1.12/3.1.1', 'passed']]),
})
const answer: Attestation = {
  id: 'a',
  environmentId: 'production',
  environment: 'production',
  outcome: 'passed',
  statement: 'People sign in through the company.',
  evidenceLink: 'https://wiki.harbourline.example/sign-in',
  by: 'Ines Aalto',
  at: '2026-11-01T10:00:00.000Z',
  expiresAt: '2027-11-01T10:00:00.000Z',
  state: 'live',
  revokedAt: null,
  revokedBy: null,
}

function reportOf(id: string, facts: ComplianceFacts[], statement = answer.statement): ComplianceReport {
  const standard = standardById(id)
  const [standing] = standard ? standStandards([standard], facts) : []
  if (!standard || !standing) throw new Error('no such standard')
  return {
    generatedAt: '2026-11-18T14:32:00.000Z',
    generatedBy: 'Ines Aalto',
    standard: standing,
    controls: standStandardControls(standard, facts),
    attestations: [{ ...answer, statement, control: '3.1.1' }],
  }
}

describe('the compliance report', () => {
  it('says its standard, its numbers, every control and who answers', async () => {
    const report = reportOf('cis-kubernetes-1.12', [place('production', 3), place('staging', 0)])
    const pdf = await renderCompliancePdf(report, helvetica)
    const text = pdfText(pdf)
    const { passed, failed } = report.standard.counts
    expect([passed, failed]).toEqual([1, 1])
    for (const part of [
      'CIS Kubernetes Benchmark 1.12',
      '1 of 2 decided controls passed',
      'Compliance report, production and staging',
      '3 of 83 fail',
      'People sign in through the company.',
      'holds until 1 Nov 2027',
      'no certificate',
    ]) {
      expect(text).toContain(part)
    }
    for (const { control } of report.controls) expect(text).toContain(control)
    expect(pdfPages(pdf.toString('latin1'))).toBeGreaterThan(3)
  })

  it('says that nothing was decided, which is no fraction', async () => {
    const text = pdfText(await renderCompliancePdf(reportOf('cis-docker-1.6.0', [place('production', 0)]), helvetica))
    expect(text).toContain('No control was decided')
    expect(text).toContain('plan off')
    expect(text).not.toMatch(/0 of 0|NaN|undefined/)
  })

  it('survives hostile words', async () => {
    const hostile = `\u202Egnp.exe\u0000 ${'W'.repeat(9_000)} <script>\u{1F600}`
    const text = pdfText(await renderCompliancePdf(reportOf('pss-baseline', [place(hostile, 1)], hostile), helvetica))
    expect(text).toContain('gnp.exe')
    expect(text).not.toContain('\u202E')
  })
})
