import { describe, expect, it } from 'vitest'
import { minorOf } from '../node-support'
import { judge, messages } from '../testing/judge'
import { object, related } from '../testing/facts'
import { clusterNodeVersion } from './cluster-node-version'

const at = (day: string, version = 'v1.35.1') => ({
  ...related({}, [], { name: 'blue', version, distribution: 'vanilla' }),
  now: new Date(day),
})
const node = (kubeletVersion: string, osImage = 'Ubuntu 24.04.3 LTS', containerRuntimeVersion = 'containerd://2.1.5') =>
  object('Node', 'n1', { status: { nodeInfo: { kubeletVersion, osImage, containerRuntimeVersion } } })

describe('k8s-cluster-node-version', () => {
  it('passes a node while it is supported, and not a day longer', () => {
    expect(judge(clusterNodeVersion, node('v1.33.4'), at('2026-06-28'))).toBe('healthy')
    expect(judge(clusterNodeVersion, node('v1.33.4'), at('2026-06-29'))).toEqual([
      'status.nodeInfo.kubeletVersion = "v1.33.4"',
    ])
    expect(judge(clusterNodeVersion, node('v1.99.0'), at('2026-06-29'))).toBe('healthy')
    expect(judge(clusterNodeVersion, node('v1.19.7'), at('2025-01-01'))).toHaveLength(2)
  })

  it('counts how far the kubelet is behind the cluster', () => {
    expect(messages(clusterNodeVersion, node('v1.31.2'), at('2025-09-01'))).toEqual([
      'the kubelet is 4 minor versions behind the cluster',
    ])
    expect(judge(clusterNodeVersion, node('v1.32.2'), at('2025-09-01'))).toBe('healthy')
  })

  it('finds old runtimes and operating systems', () => {
    const old = node('v1.35.0', 'Ubuntu 20.04.6 LTS', 'containerd://1.7.27-k3s1')
    expect(judge(clusterNodeVersion, old, at('2026-06-01'))).toEqual([
      'status.nodeInfo.containerRuntimeVersion = "containerd://1.7.27-k3s1"',
      'status.nodeInfo.osImage = "Ubuntu 20.04.6 LTS"',
    ])
    expect(
      judge(clusterNodeVersion, node('v1.35.0', 'Talos (v1.11)', 'containerd://1.6.39'), at('2026-06-01')),
    ).toHaveLength(1)
    expect(judge(clusterNodeVersion, node('v1.35.0', 'Debian GNU/Linux 12', 'cri-o://1.35.0'), at('2026-06-01'))).toBe(
      'healthy',
    )
  })

  it('owns up when the node says nothing', () => {
    expect(judge(clusterNodeVersion, object('Node', 'n1'), at('2026-06-01'))).toMatch(
      /the node does not say its version$/,
    )
  })

  it.each([
    ['v1.33.4-gke.1172000', 33],
    ['1.30', 30],
    ['v1.30.14+k3s2', 30],
    ['v2.0.0', null],
    ['', null],
  ])('reads %j', (version, minor) => {
    expect(minorOf(version)).toBe(minor)
  })
})
