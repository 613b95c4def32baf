import { describe, expect, it } from 'vitest'
import { judge, messages } from '../testing/judge'
import { hardened, service, workload } from '../testing/workload'
import { podHostpath } from './pod-hostpath'

describe('k8s-pod-hostpath', () => {
  it('passes a hardened workload', () => {
    expect(judge(podHostpath, workload('Deployment', hardened))).toBe('healthy')
  })

  it('says nothing about objects that have no pods', () => {
    expect(judge(podHostpath, service)).toBe('not-applicable: the object has no pod template')
  })

  const volumes = [
    { name: 'tmp', emptyDir: {} },
    { name: 'data', hostPath: { path: '/srv/data' } },
    { name: 'none', hostPath: null },
  ]

  it('finds every volume that is a directory of the node, even a harmless one', () => {
    const object = workload('DaemonSet', { ...hardened, volumes })
    expect(judge(podHostpath, object)).toEqual(['spec.template.spec.volumes[1].hostPath.path = "/srv/data"'])
    expect(messages(podHostpath, object)).toEqual(['volume "data" is the directory /srv/data of the node'])
  })

  it('offers no patch: what the data should live on instead is for people to decide', () => {
    expect('patch' in podHostpath).toBe(false)
  })
})
