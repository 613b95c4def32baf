import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { covers, isRuntimeSocket, normalPath, sensitivity } from '@/lib/model/host-path'
import { hostMounts, hostVolumes, mendMounts } from './host-path'
import { containersOf } from './pod'

describe('normalPath', () => {
  it.each([
    ['/', '/'],
    ['', '/'],
    ['//etc///kubernetes/', '/etc/kubernetes'],
    ['/srv/../etc/./x', '/etc/x'],
    ['/../../etc', '/etc'],
    ['etc', '/etc'],
  ])('%j is %j', (path, normal) => {
    expect(normalPath(path)).toBe(normal)
  })

  it('changes nothing the second time', () => {
    const path = fc.array(fc.constantFrom('..', '.', '', 'etc', 'run', '...')).map((parts) => `/${parts.join('/')}`)
    fc.assert(
      fc.property(path, (text) => {
        expect(normalPath(normalPath(text))).toBe(normalPath(text))
      }),
    )
  })
})

it('covers compares whole names', () => {
  expect(covers('/etc', '/etc')).toBe(true)
  expect(covers('/etc', '/etc/x')).toBe(true)
  expect(covers('/', '/etc')).toBe(true)
  expect(covers('/etc', '/etcd')).toBe(false)
  expect(covers('/etc/x', '/etc')).toBe(false)
})

it.each([
  ['/', 'always'],
  ['/var', 'always'],
  ['/var/lib', 'always'],
  ['/var/lib/etcd/member', 'always'],
  ['/mnt/docker.sock', 'always'],
  ['/var/log', 'written'],
  ['/var/log/pods', 'written'],
  ['/var/logs', 'none'],
  ['/var/lib/app', 'none'],
  ['/opt', 'none'],
])('sensitivity of %s is %s', (path, expected) => {
  expect(sensitivity(path)).toBe(expected)
})

it('isRuntimeSocket knows sockets and the directories above them', () => {
  expect(['/run/crio/crio.sock', '/run/crio', '/run', '/'].map(isRuntimeSocket)).toEqual([true, true, true, true])
  expect(['/run/crios', '/var/lib', '/run/crio/crio.sock.d'].map(isRuntimeSocket)).toEqual([false, false, false])
})

describe('volumes and mounts', () => {
  const spec = {
    containers: [
      {
        name: 'a',
        volumeMounts: [
          { name: 'host', mountPath: '/a', readOnly: true },
          { name: 'unknown', mountPath: '/u' },
          { name: 'host', mountPath: '/b' },
          { name: 'host' },
        ],
      },
    ],
    volumes: [
      { name: 'tmp', emptyDir: {} },
      { name: 'host', hostPath: { path: '/srv/' } },
    ],
  }
  const pod = { spec, path: 'spec', annotations: {}, annotationsPath: '', containers: containersOf(spec, 'spec') }

  it('are joined by name', () => {
    expect(hostVolumes(pod)).toEqual([
      { name: 'host', path: '/srv/', normal: '/srv', at: 'spec.volumes[1].hostPath.path' },
    ])
    expect(hostMounts(pod).map(({ at, readOnly, mountPath }) => [at, readOnly, mountPath])).toEqual([
      ['spec.containers[0].volumeMounts[0]', true, '/a'],
      ['spec.containers[0].volumeMounts[2]', false, '/b'],
      ['spec.containers[0].volumeMounts[3]', false, null],
    ])
  })

  it('are removed together, or made read-only where they are not', () => {
    const gone = (mountPath: string) => ({ $patch: 'delete', mountPath })
    expect(mendMounts(pod, hostVolumes(pod))).toEqual({
      containers: [{ name: 'a', volumeMounts: [gone('/a'), gone('/b')] }],
      volumes: [{ $patch: 'delete', name: 'host' }],
    })
    expect(mendMounts(pod, [], hostVolumes(pod))).toEqual({
      containers: [{ name: 'a', volumeMounts: [{ mountPath: '/b', name: 'host', readOnly: true }] }],
    })
  })
})
