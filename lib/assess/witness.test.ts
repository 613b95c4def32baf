import { describe, expect, it } from 'vitest'
import type { AssessmentStatus } from '@/lib/model/assessment'
import { notApplicable, notEvaluated } from './verdict'
import { withWitnesses, type WitnessVerdict } from './witness'

const checkId = 'k8s-pod-privileged'
const asset = { kind: 'workload' as const, key: 'k8s/a/apps/Deployment/shop/web', namespace: 'shop' }
const says = (status: AssessmentStatus, source = 'kubescape', parts: Partial<WitnessVerdict> = {}): WitnessVerdict => ({
  checkId,
  source,
  status,
  rule: 'C-0057',
  reason: null,
  evidence: [],
  ...parts,
})
const own = (status: 'healthy' | 'unhealthy') => ({
  checkId,
  verdict: status === 'healthy' ? { status } : { status, evidence: [{ path: '$', message: 'ours' }] },
})

describe('results with witnesses', () => {
  it('keep our own verdict and mark that another disagrees', () => {
    expect(withWitnesses(asset, [own('healthy')], [says('unhealthy')])).toEqual([{ ...own('healthy'), disputed: true }])
    expect(withWitnesses(asset, [own('unhealthy')], [says('unhealthy')])).toEqual([own('unhealthy')])
    expect(withWitnesses(asset, [own('unhealthy')], [says('not-applicable')])).toEqual([own('unhealthy')])
  })

  it('keep what we hold not to apply', () => {
    const excluded = { checkId, verdict: notApplicable('namespace is excluded') }
    expect(withWitnesses(asset, [excluded], [says('unhealthy')])).toEqual([excluded])
  })

  it('take the tool’s word where we did not evaluate', () => {
    const unknown = { checkId, verdict: notEvaluated('no collector') }
    for (const mine of [[unknown], []]) {
      expect(withWitnesses(asset, mine, [says('healthy')])).toEqual([
        { checkId, verdict: { status: 'healthy' }, witness: 'kubescape' },
      ])
    }
  })

  it('say by which rule the tool failed it when it gives no evidence', () => {
    const [result] = withWitnesses(asset, [], [says('unhealthy')])
    expect(result?.verdict).toEqual({
      status: 'unhealthy',
      evidence: [{ path: '$', message: 'kubescape C-0057 failed' }],
    })
  })

  it('leave out namespaces that the check leaves out', () => {
    const system = { ...asset, namespace: 'kube-system' }
    expect(withWitnesses(system, [], [says('unhealthy')])).toMatchObject([
      { verdict: { status: 'not-applicable' }, checkId },
    ])
  })

  it('pass over checks that are unknown or not for this kind of asset', () => {
    expect(withWitnesses(asset, [], [says('unhealthy', 'kubescape', { checkId: 'no-such-check' })])).toEqual([])
    expect(withWitnesses({ kind: 'cluster', key: 'k8s/a' }, [], [says('unhealthy')])).toEqual([])
  })
})
