import { describe, expect, it } from 'vitest'
import { expectMended, judge, patchOf } from '../testing/judge'
import { judgesPods } from '../testing/ordinary'
import { withContext } from '../testing/workload'
import { podProcMount } from './pod-proc-mount'

describe('k8s-pod-proc-mount', () => {
  judgesPods(podProcMount)

  it('finds an unmasked /proc', () => {
    const object = withContext({ procMount: 'Unmasked' })
    expect(judge(podProcMount, object)).toEqual([
      'spec.template.spec.containers[0].securityContext.procMount = "Unmasked"',
    ])
    expectMended(podProcMount, object)
  })

  it.each(['', 'Default', null])('passes %j', (procMount) => {
    expect(judge(podProcMount, withContext({ procMount }))).toBe('healthy')
  })

  it('lets pods with their own user namespace do so, as the standard does from 1.35 on', () => {
    const object = withContext({ procMount: 'Unmasked' }, { hostUsers: false })
    expect(judge(podProcMount, object)).toMatch(/^not-applicable: the pod has its own user namespace/)
    expect(patchOf(podProcMount, object)).toBeNull()
  })
})
