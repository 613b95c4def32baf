import { describe, expect, it } from 'vitest'
import { expectMended, judge, patchOf } from '../testing/judge'
import { hardened, service, workload } from '../testing/workload'
import { podHostPort } from './pod-host-port'

describe('k8s-pod-host-port', () => {
  it('passes a hardened workload and needs no patch for it', () => {
    expect(judge(podHostPort, workload('Deployment', hardened))).toBe('healthy')
    expect(patchOf(podHostPort, workload('Deployment', hardened))).toBeNull()
  })

  it('says nothing about objects that have no pods', () => {
    expect(judge(podHostPort, service)).toBe('not-applicable: the object has no pod template')
  })

  const withPorts = (ports: unknown[], pod = {}) =>
    workload('Deployment', { ...pod, containers: [{ name: 'web', ports }] })

  it('finds a host port and takes only that away', () => {
    const object = withPorts([{ containerPort: 80 }, { containerPort: 443, hostPort: 8443 }])
    expect(judge(podHostPort, object)).toEqual(['spec.template.spec.containers[0].ports[1].hostPort = 8443'])
    expect(expectMended(podHostPort, object).spec).toMatchObject({
      template: { spec: { containers: [{ ports: [{ containerPort: 80 }, { containerPort: 443 }] }] } },
    })
  })

  it('reads 0 as not set', () => {
    expect(judge(podHostPort, withPorts([{ containerPort: 80, hostPort: 0 }]))).toBe('healthy')
  })

  it('is silent with hostNetwork, where the API server fills host ports in by itself', () => {
    expect(judge(podHostPort, withPorts([{ containerPort: 80, hostPort: 80 }], { hostNetwork: true }))).toBe('healthy')
  })

  it('mends a port that is open for TCP and UDP without losing one of them', () => {
    const object = withPorts([
      { containerPort: 53, hostPort: 53, protocol: 'TCP', name: 'dns-tcp' },
      { containerPort: 53, hostPort: 53, protocol: 'UDP' },
    ])
    expect(patchOf(podHostPort, object)).toMatchObject({
      spec: {
        template: {
          spec: {
            containers: [
              {
                name: 'web',
                ports: [
                  { $patch: 'replace' },
                  { name: 'dns-tcp', containerPort: 53, protocol: 'TCP' },
                  { containerPort: 53, protocol: 'UDP' },
                ],
              },
            ],
          },
        },
      },
    })
  })
})
