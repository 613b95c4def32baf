import { describe, expect, it } from 'vitest'
import { expectMended, judge } from '../testing/judge'
import { judgesPods } from '../testing/ordinary'
import { hardened, workload } from '../testing/workload'
import { resPriorityClass } from './res-priority-class'

describe('k8s-res-priority-class', () => {
  judgesPods(resPriorityClass)
  const ranked = (priorityClassName: string, namespace = 'shop') => {
    const object = workload('DaemonSet', { ...hardened, priorityClassName })
    return { ...object, metadata: { ...object.metadata, namespace } }
  }

  it.each(['system-node-critical', 'system-cluster-critical'])('finds %s', (name) => {
    expect(judge(resPriorityClass, ranked(name))).toEqual([
      `spec.template.spec.priorityClassName = ${JSON.stringify(name)}`,
    ])
    expectMended(resPriorityClass, ranked(name))
  })

  it.each(['high', 'system-critical', ''])('passes %j', (name) => {
    expect(judge(resPriorityClass, ranked(name))).toBe('healthy')
  })

  it.each(['kube-system', 'openshift-dns', 'calico-system'])('leaves %s to the cluster', (namespace) => {
    expect(judge(resPriorityClass, ranked('system-node-critical', namespace))).toBe(
      `not-applicable: ${namespace} belongs to the cluster itself`,
    )
  })
})
