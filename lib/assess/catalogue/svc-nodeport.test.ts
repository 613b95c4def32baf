import { describe, expect, it } from 'vitest'
import { expectMended, judge } from '../testing/judge'
import { service } from '../testing/workload'
import { svcNodeport } from './svc-nodeport'

describe('k8s-svc-nodeport', () => {
  it('finds a NodePort', () => {
    const object = { ...service, spec: { type: 'NodePort', ports: [{ port: 80, nodePort: 30080 }] } }
    expect(judge(svcNodeport, object)).toEqual(['spec.type = "NodePort"'])
    expectMended(svcNodeport, object)
  })

  it.each(['ClusterIP', 'LoadBalancer', 'ExternalName', null])('passes type %s, whatever its ports have', (type) => {
    expect(judge(svcNodeport, { ...service, spec: { type, ports: [{ port: 80, nodePort: 30080 }] } })).toBe('healthy')
  })
})
