import { describe, expect, it } from 'vitest'
import { judge } from '../testing/judge'
import { object } from '../testing/facts'
import { clusterNodePublicIp } from './cluster-node-public-ip'

describe('k8s-cluster-node-public-ip', () => {
  const node = (...addresses: object[]) => object('Node', 'n1', { status: { addresses } })

  it('finds a public address', () => {
    const found = node({ type: 'InternalIP', address: '10.0.0.4' }, { type: 'ExternalIP', address: '52.1.2.3' })
    expect(judge(clusterNodePublicIp, found)).toEqual(['status.addresses[1].address = "52.1.2.3"'])
  })

  it('passes an external address that is none of the internet, and internal ones of any kind', () => {
    const found = node({ type: 'ExternalIP', address: '192.168.4.2' }, { type: 'InternalIP', address: '52.1.2.3' })
    expect(judge(clusterNodePublicIp, found)).toBe('healthy')
  })

  it('owns up when no address was reported', () => {
    expect(judge(clusterNodePublicIp, node())).toMatch(/the addresses of the node were not reported$/)
  })
})
