import { describe, expect, it } from 'vitest'
import { expectMended, judge, patchOf } from '../testing/judge'
import { hardened, service, withContext, workload } from '../testing/workload'
import { podSeccompUnconfined } from './pod-seccomp-unconfined'

describe('k8s-pod-seccomp-unconfined', () => {
  it('passes a hardened workload and needs no patch for it', () => {
    expect(judge(podSeccompUnconfined, workload('Deployment', hardened))).toBe('healthy')
    expect(patchOf(podSeccompUnconfined, workload('Deployment', hardened))).toBeNull()
  })

  it('says nothing about objects that have no pods', () => {
    expect(judge(podSeccompUnconfined, service)).toBe('not-applicable: the object has no pod template')
  })

  const off = { seccompProfile: { type: 'Unconfined' } }

  it('finds it on the pod and on a container', () => {
    const object = withContext(off, { securityContext: off })
    expect(judge(podSeccompUnconfined, object)).toEqual([
      'spec.template.spec.securityContext.seccompProfile.type = "Unconfined"',
      'spec.template.spec.containers[0].securityContext.seccompProfile.type = "Unconfined"',
    ])
    expectMended(podSeccompUnconfined, object)
  })

  it('finds it on the pod even where the container overrides it', () => {
    const object = withContext({ seccompProfile: { type: 'RuntimeDefault' } }, { securityContext: off })
    expect(judge(podSeccompUnconfined, object)).toHaveLength(1)
  })

  it('finds the annotations of old', () => {
    const annotations = {
      'seccomp.security.alpha.kubernetes.io/pod': 'unconfined',
      'container.seccomp.security.alpha.kubernetes.io/web': 'unconfined',
      'container.seccomp.security.alpha.kubernetes.io/proxy': 'runtime/default',
      note: 'unconfined',
    }
    const object = workload('CronJob', hardened, annotations)
    const at = 'spec.jobTemplate.spec.template.metadata.annotations'
    expect(judge(podSeccompUnconfined, object)).toEqual([
      `${at}["seccomp.security.alpha.kubernetes.io/pod"] = "unconfined"`,
      `${at}["container.seccomp.security.alpha.kubernetes.io/web"] = "unconfined"`,
    ])
    expectMended(podSeccompUnconfined, object)
    expectMended(podSeccompUnconfined, workload('Pod', hardened, annotations))
  })

  it('leaves an absent profile to its neighbour', () => {
    expect(judge(podSeccompUnconfined, withContext(null))).toBe('healthy')
  })
})
