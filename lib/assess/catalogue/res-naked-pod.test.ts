import { describe, expect, it } from 'vitest'
import { judge } from '../testing/judge'
import { hardened, service, workload } from '../testing/workload'
import { resNakedPod } from './res-naked-pod'

describe('k8s-res-naked-pod', () => {
  const pod = workload('Pod', hardened)
  const withMetadata = (metadata: object) => ({ ...pod, metadata: { ...pod.metadata, ...metadata } })

  it('finds a pod without an owner', () => {
    expect(judge(resNakedPod, pod)).toEqual(['metadata.ownerReferences'])
    expect(judge(resNakedPod, withMetadata({ ownerReferences: [] }))).toEqual(['metadata.ownerReferences'])
  })

  it('passes a pod that something owns', () => {
    expect(judge(resNakedPod, withMetadata({ ownerReferences: [{ kind: 'Node', name: 'a' }] }))).toBe('healthy')
  })

  it('leaves static pods to the kubelet', () => {
    const mirror = withMetadata({ annotations: { 'kubernetes.io/config.mirror': 'abc' } })
    expect(judge(resNakedPod, mirror)).toBe('not-applicable: the pod mirrors a static pod, which the kubelet manages')
  })

  it('does not ask controllers', () => {
    expect(judge(resNakedPod, workload('Deployment', hardened))).toBe(
      'not-applicable: the object is a controller itself',
    )
    expect(judge(resNakedPod, service)).toBe('not-applicable: the object has no pod template')
  })
})
