import { describe, expect, it } from 'vitest'
import { related } from '../testing/facts'
import { judge } from '../testing/judge'
import { allows, type policy, web } from '../testing/policies'
import { svcUnprotectedExposure } from './svc-unprotected-exposure'

const facts = (exposed: string | null, ...policies: ReturnType<typeof policy>[]) =>
  related(
    {
      'network-policies': policies,
      workloads: [{ name: 'web', objectKind: 'Deployment', namespace: 'shop', exposed }],
    },
    ['network-policy'],
  )
const verdict = (exposed: string | null, ...policies: ReturnType<typeof policy>[]) =>
  judge(svcUnprotectedExposure, web(), facts(exposed, ...policies))

describe('a workload that can be reached from outside', () => {
  it('fails without a policy for what comes in', () => {
    expect(verdict('external')).toHaveLength(1)
    expect(verdict('external', allows('web', { policyTypes: ['Egress'] }))).toHaveLength(1)
  })

  it('passes with one', () => {
    expect(verdict('external', allows('web', { ingress: [{}] }))).toBe('healthy')
  })

  it('is not meant when only the cluster reaches it, and not evaluated without services', () => {
    expect(verdict('internal')).toMatch(/cannot be reached/)
    expect(verdict(null)).toMatch(/Not evaluated/)
  })
})
