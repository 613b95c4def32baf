import { describe, expect, it } from 'vitest'
import { expectMended, judge } from '../testing/judge'
import { judgesPods } from '../testing/ordinary'
import { hardened, workload } from '../testing/workload'
import { podShareProcessNamespace } from './pod-share-process-namespace'

describe('k8s-pod-share-process-namespace', () => {
  judgesPods(podShareProcessNamespace)

  it('finds a shared PID namespace', () => {
    const object = workload('Pod', { ...hardened, shareProcessNamespace: true })
    expect(judge(podShareProcessNamespace, object)).toEqual(['spec.shareProcessNamespace = true'])
    expectMended(podShareProcessNamespace, object)
  })

  it('does not mistake the PID namespace of the node for it', () => {
    const object = workload('Pod', { ...hardened, hostPID: true, shareProcessNamespace: false })
    expect(judge(podShareProcessNamespace, object)).toBe('healthy')
  })
})
