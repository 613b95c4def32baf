import { describe, expect, it } from 'vitest'
import { expectMended, judge, patchOf } from '../testing/judge'
import { hardened, service, workload } from '../testing/workload'
import { podHostpathSensitive } from './pod-hostpath-sensitive'

describe('k8s-pod-hostpath-sensitive', () => {
  it('passes a hardened workload and needs no patch for it', () => {
    expect(judge(podHostpathSensitive, workload('Deployment', hardened))).toBe('healthy')
    expect(patchOf(podHostpathSensitive, workload('Deployment', hardened))).toBeNull()
  })

  it('says nothing about objects that have no pods', () => {
    expect(judge(podHostpathSensitive, service)).toBe('not-applicable: the object has no pod template')
  })

  const mounting = (path: string, readOnly = true) =>
    workload('DaemonSet', {
      containers: [
        {
          name: 'agent',
          volumeMounts: [
            { name: 'host', mountPath: '/host', readOnly },
            { name: 'tmp', mountPath: '/tmp' },
          ],
        },
      ],
      volumes: [
        { name: 'host', hostPath: { path } },
        { name: 'tmp', emptyDir: {} },
      ],
    })

  it.each([
    '/',
    '/etc',
    '/etc/kubernetes/pki',
    '/var',
    '/var/lib',
    '/var/lib/kubelet/pods',
    '/run',
    '/proc',
    '/root/.ssh',
    '/dev/sda',
  ])('finds %s even when read-only, and takes the volume with its mounts away', (path) => {
    expect(judge(podHostpathSensitive, mounting(path))).toEqual([
      `spec.template.spec.volumes[0].hostPath.path = "${path}"`,
    ])
    const mended = expectMended(podHostpathSensitive, mounting(path))
    expect(mended.spec).toMatchObject({
      template: { spec: { containers: [{ volumeMounts: [{ name: 'tmp' }] }], volumes: [{ name: 'tmp' }] } },
    })
  })

  it.each(['//etc//kubernetes/', '/srv/../etc/kubernetes', '/etc/./kubernetes'])(
    'sees through the spelling %s',
    (path) => {
      expect(Array.isArray(judge(podHostpathSensitive, mounting(path)))).toBe(true)
    },
  )

  it.each(['/srv/data', '/etcd-backup', '/var/lib/my-app', '/opt/etc', '/homes'])('leaves %s alone', (path) => {
    expect(judge(podHostpathSensitive, mounting(path, false))).toBe('healthy')
  })

  it('minds /var/log only when it is writable, and makes it read-only', () => {
    expect(judge(podHostpathSensitive, mounting('/var/log', true))).toBe('healthy')
    expect(Array.isArray(judge(podHostpathSensitive, mounting('/var/log/pods', false)))).toBe(true)
    expectMended(podHostpathSensitive, mounting('/var/log/pods', false))
  })
})
