import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ocsfAdapter } from '.'

const folder = join(process.cwd(), '../shared/fixtures/ocsf')
const files = existsSync(folder) ? readdirSync(folder).sort() : []
const context = { collectedAt: '2026-03-01T12:00:00Z', collector: 'corpus', cluster: 'corpus' }
const documentOf = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'))

describe.runIf(files.length > 0)('corpus of OCSF', () => {
  it('is known file by file', () => {
    expect(files).toEqual(['dd-prowler-aws-before-4.5.json', 'dd-prowler-kubernetes.json', 'dd-prowler-none.json'])
  })

  it('Prowler’s four verdicts on Kubernetes are three rules that failed on the cluster, and no alert', () => {
    const document = documentOf('dd-prowler-kubernetes.json')
    expect(ocsfAdapter.recognise([document])).toBeNull()
    const result = ocsfAdapter.read([document], context)
    if (!result.ok) throw new Error(JSON.stringify(result.problems))
    const { source, events, findings, rejected, assets } = result.observation
    expect([source, events, rejected]).toEqual(['prowler', [], []])
    // Names are blotted out in the file (`<pod>`), so two verdicts of one rule cannot be told apart.
    expect(findings.map(({ asset, rule, severity }) => `${asset} ${rule} ${severity}`)).toEqual([
      'k8s/corpus apiserver_always_pull_images_plugin medium',
      'k8s/corpus apiserver_audit_log_maxage_set medium',
      'k8s/corpus apiserver_audit_log_maxbackup_set medium',
    ])
    expect(assets).toMatchObject([{ key: 'k8s/corpus', attributes: { merged: 1 } }])
  })

  it('Prowler’s verdicts on AWS are refused one by one, each with what it is about', () => {
    const result = ocsfAdapter.read([documentOf('dd-prowler-aws-before-4.5.json')], context)
    expect(result.ok).toBe(false)
    expect('problems' in result && result.problems.map(({ path, message }) => `${path} ${message}`)).toEqual(
      [0, 1, 2].map((at) => expect.stringContaining(`$[${at}] is about AwsIamRole`) as string),
    )
  })

  it('an empty array tells nothing', () => {
    expect(ocsfAdapter.recognise([documentOf('dd-prowler-none.json')])?.path).toBe('$')
  })
})
