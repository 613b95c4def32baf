import { describe, expect, it } from 'vitest'
import { expectMended, judge, patchOf } from '../testing/judge'
import { hardened, service, workload } from '../testing/workload'
import { podRuntimeSocket } from './pod-runtime-socket'

describe('k8s-pod-runtime-socket', () => {
  it('passes a hardened workload and needs no patch for it', () => {
    expect(judge(podRuntimeSocket, workload('Deployment', hardened))).toBe('healthy')
    expect(patchOf(podRuntimeSocket, workload('Deployment', hardened))).toBeNull()
  })

  it('says nothing about objects that have no pods', () => {
    expect(judge(podRuntimeSocket, service)).toBe('not-applicable: the object has no pod template')
  })

  const mounting = (path: string) =>
    workload('Deployment', {
      containers: [{ name: 'ci', volumeMounts: [{ name: 'host', mountPath: '/sock', readOnly: true }] }],
      volumes: [{ name: 'host', hostPath: { path } }],
    })

  it.each([
    '/var/run/docker.sock',
    '/run/containerd/containerd.sock',
    '/run/k3s/containerd/containerd.sock',
    '/var/run/crio/crio.sock',
    '/run/cri-dockerd.sock',
    '/mnt/rootless/docker.sock',
    '//var/run/./docker.sock',
  ])('finds %s, read-only or not', (path) => {
    expect(judge(podRuntimeSocket, mounting(path))).toEqual([`spec.template.spec.volumes[0].hostPath.path = "${path}"`])
    expectMended(podRuntimeSocket, mounting(path))
  })

  it.each(['/', '/run', '/var/run', '/var', '/run/containerd/'])('finds %s, which holds a socket', (path) => {
    expect(Array.isArray(judge(podRuntimeSocket, mounting(path)))).toBe(true)
  })

  it('finds the named pipe of a Windows node', () => {
    const found = judge(podRuntimeSocket, mounting(String.raw`\\.\pipe\docker_engine`))
    expect(Array.isArray(found)).toBe(true)
  })

  it.each(['/run/my-app', '/var/run/docker.sock.d', '/etc'])('leaves %s alone', (path) => {
    expect(judge(podRuntimeSocket, mounting(path))).toBe('healthy')
  })
})
