import { describe, expect, it } from 'vitest'
import type { Observation } from '@/lib/model/observation'
import type { ReportContext } from '../../adapter'
import { conformsToAdapter } from '../../conformance'
import { kubeBenchAdapter } from '.'

const result = (test_number: string, status: string, more: object = {}) => ({
  test_number,
  test_desc: `Test ${test_number}`,
  status,
  scored: true,
  remediation: 'Set the flag',
  ...more,
})
const group = (results: object[], parts: object = {}) => ({
  id: '4',
  version: 'cis-1.9',
  text: 'Worker nodes',
  node_type: 'node',
  tests: [{ section: '4.2', desc: 'Kubelet', results }],
  ...parts,
})
const worker = group([
  result('4.2.1', 'FAIL', { actual_value: '--token=s3cr3t-value-of-a-token --port=0', expected_result: 'is false' }),
  result('4.2.2', 'PASS'),
  result('4.2.9', 'WARN', { reason: 'by hand' }),
  result('4.2.12', 'INFO'),
])
const report = { Controls: [worker], Totals: { total_pass: 1, total_fail: 1 } }
const scope = 'node/worker-1'

conformsToAdapter(
  kubeBenchAdapter,
  [
    { name: 'groups with totals', documents: [report], context: { scope } },
    { name: 'an array of groups', documents: [[worker]], context: { scope } },
    { name: 'a bare group', documents: [worker] },
    { name: 'several runs', documents: [report, [group([result('1.2.1', 'FAIL')])]] },
  ],
  [
    { name: 'a report without a cluster', documents: [report], context: { cluster: undefined } },
    { name: 'tests that are no list', documents: [{ Controls: [{ ...worker, tests: 'x' }] }] },
  ],
)

const context: ReportContext = { collectedAt: '2026-03-01T12:00:00Z', cluster: 'blue', scope, collector: 'test' }
function read(document: unknown, more: Partial<ReportContext> = {}): Observation {
  const read = kubeBenchAdapter.read([document], { ...context, ...more })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.observation
}

describe('reports of kube-bench', () => {
  it('put failures on the node that the sender names, warnings beside them without weight', () => {
    const { findings, passes } = read(report)
    expect(findings).toMatchObject([
      { asset: 'k8s/blue/Node/worker-1', rule: 'cis-1.9/4.2.1', severity: 'medium', detail: { category: 'Kubelet' } },
      { rule: 'cis-1.9/4.2.9', severity: 'informational', detail: { result: 'warn', messages: ['by hand'] } },
    ])
    expect(passes).toEqual([{ asset: 'k8s/blue/Node/worker-1', rule: 'cis-1.9/4.2.2', status: 'healthy' }])
  })

  it('stand on the cluster where no node is named, or none is judged', () => {
    expect(read(report, { scope: undefined }).findings[0]?.asset).toBe('k8s/blue')
    const policies = group([result('5.1.1', 'FAIL')], { node_type: 'policies' })
    expect(read([policies]).findings[0]?.asset).toBe('k8s/blue')
  })

  it('name the benchmark in one way', () => {
    expect(read(group([result('1', 'FAIL')], { version: '1.6' })).findings[0]?.rule).toBe('cis-1.6/1')
    expect(read(group([result('1', 'FAIL')], { version: 'eks-1.2.0' })).findings[0]?.rule).toBe('eks-1.2.0/1')
  })

  it('cover the tests of this run and no others', () => {
    const [covered] = read(report).scopes
    expect(covered).toMatchObject({
      complete: true,
      rules: ['4.2.1', '4.2.12', '4.2.2', '4.2.9'].map((id) => `cis-1.9/${id}`),
    })
  })

  it('that total more than they list are not whole, and say so', () => {
    const { scopes, rejected } = read({ ...worker, total_fail: 12 })
    expect(scopes).toMatchObject([{ complete: false }])
    expect(rejected).toMatchObject([{ path: '$.total_fail' }])
  })

  it('keep a test that cannot be read out, and the rest in', () => {
    const { rejected, findings, scopes } = read(group([result('1', 'MAYBE'), result('2', 'FAIL')]))
    expect(rejected).toMatchObject([{ path: '$.tests[0].results[0].status' }])
    expect(findings).toHaveLength(1)
    expect(scopes).toMatchObject([{ complete: false }])
  })
})
