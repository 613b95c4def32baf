import { describe, expect, it } from 'vitest'
import { expectMended, judge, messages, patchOf } from '../testing/judge'
import { hardened, service, workload } from '../testing/workload'
import { podHostpathWritable } from './pod-hostpath-writable'

describe('k8s-pod-hostpath-writable', () => {
  it('passes a hardened workload and needs no patch for it', () => {
    expect(judge(podHostpathWritable, workload('Deployment', hardened))).toBe('healthy')
    expect(patchOf(podHostpathWritable, workload('Deployment', hardened))).toBeNull()
  })

  it('says nothing about objects that have no pods', () => {
    expect(judge(podHostpathWritable, service)).toBe('not-applicable: the object has no pod template')
  })

  const mounting = (mount: object) =>
    workload('DaemonSet', {
      containers: [
        { name: 'web', volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }] },
        { name: 'agent', volumeMounts: [{ name: 'host', mountPath: '/host', ...mount }] },
      ],
      volumes: [
        { name: 'host', hostPath: { path: '/srv' } },
        { name: 'tmp', emptyDir: {} },
      ],
    })

  it.each([{}, { readOnly: false }, { readOnly: null }])('takes %j for writable', (mount) => {
    expect(judge(podHostpathWritable, mounting(mount))).toEqual([
      'spec.template.spec.containers[1].volumeMounts[0].readOnly',
    ])
    expect(messages(podHostpathWritable, mounting(mount))).toEqual(['container "agent" can write to /srv of the node'])
    expectMended(podHostpathWritable, mounting(mount))
  })

  it('passes a read-only mount, and writable mounts of other volumes', () => {
    expect(judge(podHostpathWritable, mounting({ readOnly: true }))).toBe('healthy')
  })

  it('passes a volume that nothing mounts', () => {
    const volumes = [{ name: 'host', hostPath: { path: '/' } }]
    expect(judge(podHostpathWritable, workload('Pod', { ...hardened, volumes }))).toBe('healthy')
  })
})
