import { describe, expect, it } from 'vitest'
import { judge } from '../testing/judge'
import { clusterApiserviceInsecure } from './cluster-apiservice-insecure'

describe('k8s-cluster-apiservice-insecure', () => {
  const api = (spec: object) => ({
    apiVersion: 'apiregistration.k8s.io/v1',
    kind: 'APIService',
    metadata: { name: 'v1beta1.metrics.k8s.io' },
    spec: { ...spec },
  })
  const service = { name: 'metrics-server', namespace: 'kube-system' }

  it('finds what metrics-server ships with', () => {
    expect(judge(clusterApiserviceInsecure, api({ service, insecureSkipTLSVerify: true }))).toEqual([
      'spec.insecureSkipTLSVerify = true',
    ])
    expect(judge(clusterApiserviceInsecure, api({ service }))).toEqual(['spec.caBundle'])
  })

  it('passes a named authority, and asks nothing of groups that the API server serves', () => {
    expect(judge(clusterApiserviceInsecure, api({ service, caBundle: 'LS0t' }))).toBe('healthy')
    expect(judge(clusterApiserviceInsecure, api({ service: null }))).toBe(
      'not-applicable: the API server answers for this group itself',
    )
  })
})
