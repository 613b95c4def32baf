import { describe, expect, it } from 'vitest'
import { expectMended, judge } from '../testing/judge'
import { object } from '../testing/facts'
import { service } from '../testing/workload'
import { nsPsaMissing } from './ns-psa-missing'
import { nsPsaPrivileged } from './ns-psa-privileged'

const enforce = 'pod-security.kubernetes.io/enforce'
const labelled = (labels: Record<string, string>, name = 'shop') => ({
  ...object('Namespace', name),
  metadata: { name, labels },
})

describe('k8s-ns-psa-missing', () => {
  it('finds a namespace that enforces nothing; to warn or audit is not enough', () => {
    const namespace = labelled({ 'pod-security.kubernetes.io/warn': 'restricted' })
    expect(judge(nsPsaMissing, namespace)).toEqual([`metadata.labels["${enforce}"]`])
    expect(expectMended(nsPsaMissing, namespace).metadata.labels).toMatchObject({ [enforce]: 'baseline' })
  })

  it.each(['baseline', 'restricted', 'privileged'])('passes %s: what it is worth is another question', (level) => {
    expect(judge(nsPsaMissing, labelled({ [enforce]: level }))).toBe('healthy')
  })

  it('leaves namespaces of the cluster alone, and whatever is no namespace', () => {
    expect(judge(nsPsaMissing, labelled({}, 'kube-system'))).toBe(
      'not-applicable: the namespace belongs to the cluster itself',
    )
    expect(judge(nsPsaMissing, service)).toBe('not-applicable: speaks of Namespace only')
  })
})

describe('k8s-ns-psa-privileged', () => {
  it('finds a namespace that lets everything in', () => {
    const namespace = labelled({ [enforce]: 'privileged' })
    expect(judge(nsPsaPrivileged, namespace)).toEqual([`metadata.labels["${enforce}"] = "privileged"`])
    expectMended(nsPsaPrivileged, namespace)
  })

  it('passes the others, and leaves the missing label to its own check', () => {
    expect(judge(nsPsaPrivileged, labelled({ [enforce]: 'baseline' }))).toBe('healthy')
    expect(judge(nsPsaPrivileged, labelled({}))).toBe('not-applicable: no level is set')
    expect(judge(nsPsaPrivileged, labelled({ [enforce]: 'privileged' }, 'calico-system'))).toMatch(/^not-applicable/)
  })
})
