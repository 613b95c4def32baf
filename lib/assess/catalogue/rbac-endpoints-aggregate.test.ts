import { describe, expect, it } from 'vitest'
import { judgeRole, shippedRole } from '../testing/access'
import { rbacEndpointsAggregate } from './rbac-endpoints-aggregate'

const endpoints = { apiGroups: [''], resources: ['endpoints'], verbs: ['get', 'update'] }
const aggregated = { labels: { 'rbac.authorization.k8s.io/aggregate-to-edit': 'true' } }

describe('endpoints in edit', () => {
  it('fail in the role of Kubernetes itself, as an upgraded cluster still has it', () => {
    expect(shippedRole(rbacEndpointsAggregate, 'system:aggregate-to-edit', endpoints)).toEqual(['rules[0]'])
  })

  it('fail in any role that is aggregated into it', () => {
    const slices = { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: ['create'] }
    expect(judgeRole(rbacEndpointsAggregate, [slices], 'ClusterRole', aggregated)).toEqual(['rules[0]'])
  })

  it('pass when they are only read, and do not concern other roles', () => {
    const read = { ...endpoints, verbs: ['get', 'list'] }
    expect(judgeRole(rbacEndpointsAggregate, [read], 'ClusterRole', aggregated)).toBe('healthy')
    expect(judgeRole(rbacEndpointsAggregate, [endpoints])).toMatch(/^not-applicable/)
  })
})
