import type { AssetKind } from '@/lib/model/asset'
import { expect, it } from 'vitest'
import { object, related } from '../testing/facts'
import { judge } from '../testing/judge'
import { secretExternalStore } from './secret-external-store'

const cluster = object('Cluster', 'blue')
const all: AssetKind[] = ['admission', 'workload', 'secret']
const secrets = [
  { name: 'db', type: 'Opaque' },
  { name: 'tls', type: 'kubernetes.io/tls' },
]

it('finds a cluster that keeps its secrets to itself', () => {
  expect(judge(secretExternalStore, cluster, related({ secrets }, all))).toEqual(['secrets = 1'])
})

it.each([
  { admission: [{ name: 'vault-agent-injector-cfg' }] },
  { admission: [{ name: 'externalsecret-validate' }] },
  { 'daemon-sets': [{ name: 'csi', images: ['registry.k8s.io/csi-secrets-store/secrets-store-csi-driver:v1'] }] },
  { 'daemon-sets': [{ name: 'aks-secrets-store-csi-driver' }] },
])('passes one that is served by %j', (served) => {
  expect(judge(secretExternalStore, cluster, related({ secrets, ...served }, all))).toBe('healthy')
})

it('does not apply to a cluster without secrets of applications', () => {
  const tls = [{ name: 'tls', type: 'kubernetes.io/tls' }]
  expect(judge(secretExternalStore, cluster, related({ secrets: tls }, all))).toBe(
    'not-applicable: the cluster holds no secrets of applications',
  )
})

// A store that was not reported may be there all the same.
it('proves nothing by absence without complete lists', () => {
  expect(judge(secretExternalStore, cluster, related({ secrets }, ['secret', 'workload']))).toMatch(/Not evaluated/)
  expect(judge(secretExternalStore, cluster, related({}, ['admission', 'workload']))).toMatch(/Not evaluated/)
  const untold = [{ name: 'db', type: null }]
  expect(judge(secretExternalStore, cluster, related({ secrets: untold }, all))).toMatch(/types of the secrets/)
})
