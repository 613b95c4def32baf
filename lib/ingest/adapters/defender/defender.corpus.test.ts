import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { draftAlert } from '@/lib/detect/draft-alert'
import { defenderAdapter } from '.'

const folder = join(process.cwd(), '../shared/fixtures/defender')
const files = existsSync(folder) ? readdirSync(folder).sort() : []

/** Counted with jq and by eye: type, severity and asset of each alert; for what holds none, what it is. */
const expected: Record<string, [string, string, string][] | RegExp> = {
  'export-alert-k8s-admissioncontroller.json': [
    ['K8S_AdmissionController', 'informational', 'k8s/k8s--295-aks1-28-otc-dev-v4'],
  ],
  'export-assessment-mfa.json': /a recommendation/,
  'export-regulatory-compliance-aks.json': /regulatory compliance/,
  'rest-alerts-list-2022-01-01.json': [
    ['VM_SuspiciousScreenSaver', 'medium', 'docker/vm2'],
    ['VM_EICAR', 'high', 'docker/vm1'],
  ],
  'rest-securescore-controls.json': /a secure score/,
  'rest-securescores.json': /a secure score/,
  'rest-subassessments-acr-vulnerability.json': /a vulnerability assessment/,
}

/** The examples of the REST API stand inside a description of request and answer. */
type Example = { responses?: Record<string, { body: unknown }> }
const bodyOf = (document: Example): unknown => document.responses?.['200']?.body ?? document

describe('corpus of Defender for Cloud', () => {
  it('is known file by file, where it is at all', () => {
    expect(files.length === 0 ? Object.keys(expected).sort() : files).toEqual(Object.keys(expected).sort())
  })

  it.each(files)('%s', (file) => {
    const body = bodyOf(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Example)
    const want = expected[file] ?? []
    const problem = defenderAdapter.recognise([body])
    if (want instanceof RegExp) {
      expect(problem?.message).toMatch(want)
      return
    }
    expect(problem).toBeNull()
    const result = defenderAdapter.read([body], { collectedAt: '2026-03-01T12:00:00Z', collector: 'corpus' })
    if (!result.ok) throw new Error(JSON.stringify(result.problems))
    const { events, rejected } = result.observation
    expect(rejected).toEqual([])
    const alerts = events.map((event) => [draftAlert('defender', event)?.type, event.priority, event.asset])
    expect(alerts).toEqual(want)
    expect(new Set(events.map(({ identity }) => JSON.stringify(identity))).size).toBe(want.length)
  })
})
