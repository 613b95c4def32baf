import { describe, expect, it } from 'vitest'
import { judge } from '../testing/judge'
import { service } from '../testing/workload'
import { svcAllowedPorts } from './svc-allowed-ports'

describe('k8s-svc-allowed-ports', () => {
  const listening = (...ports: object[]) => ({ ...service, spec: { ports } })

  it('finds a port that is not on the list', () => {
    expect(judge(svcAllowedPorts, listening({ port: 443 }, { port: 5432 }))).toEqual(['spec.ports[1].port = 5432'])
  })

  it.each([80, 443, 8080, 8443])('passes %i', (port) => {
    expect(judge(svcAllowedPorts, listening({ port, targetPort: 9999 }))).toBe('healthy')
  })

  it('knows ports for monitoring by their names', () => {
    expect(judge(svcAllowedPorts, listening({ port: 9102, name: 'http-metrics' }))).toBe('healthy')
    expect(judge(svcAllowedPorts, listening({ port: 9102, name: 'biometrics' }))).toHaveLength(1)
  })

  it('asks the list that people have set, and nothing of a service without ports', () => {
    expect(judge(svcAllowedPorts, listening({ port: 5432 }), undefined, { allowedPorts: [5432] })).toBe('healthy')
    expect(judge(svcAllowedPorts, { ...service, spec: { type: 'ExternalName', externalName: 'db.example' } })).toBe(
      'not-applicable: the service listens on no port',
    )
  })
})
