import { expect, it } from 'vitest'
import { kubernetesObjectSchema } from '@/lib/model/kubernetes'
import { judge } from '../testing/judge'
import { service, workload } from '../testing/workload'
import { nsSystemWorkload } from './ns-system-workload'

const spec = { containers: [{ name: 'web', image: 'nginx:1' }] }
const within = (namespace: string | undefined, metadata: object = {}, template: object = {}) =>
  kubernetesObjectSchema.parse({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace, ...metadata },
    spec: { template: { metadata: template, spec } },
  })

it.each(['shop', 'kube-system-2', 'default'])('passes a workload in %s', (namespace) => {
  expect(judge(nsSystemWorkload, within(namespace))).toBe('healthy')
})

it.each(['kube-system', 'kube-public', 'kube-node-lease'])('finds one in %s', (namespace) => {
  expect(judge(nsSystemWorkload, within(namespace))).toEqual([`metadata.namespace = "${namespace}"`])
})

it('knows add-ons by their labels, on the object or on its pods, and by name', () => {
  const addOn = { labels: { 'k8s-app': 'kube-dns' } }
  expect(judge(nsSystemWorkload, within('kube-system', addOn))).toBe('healthy')
  expect(judge(nsSystemWorkload, within('kube-system', {}, addOn))).toBe('healthy')
  expect(judge(nsSystemWorkload, within('kube-system'), { imageUsers: {} }, { addOns: ['web'] })).toBe('healthy')
  expect(judge(nsSystemWorkload, within('kube-system', { labels: { app: 'k8s-app' } }))).toHaveLength(1)
})

// kube-apiserver and its like carry no label of an add-on; the mirror annotation tells that the node was told to run them.
it('passes static pods of the control plane', () => {
  expect(judge(nsSystemWorkload, within('kube-system', { annotations: { 'kubernetes.io/config.mirror': 'x' } }))).toBe(
    'healthy',
  )
})

it('looks where other checks do not, and not at other objects', () => {
  expect(nsSystemWorkload.ignoresExclusions).toBe(true)
  expect(judge(nsSystemWorkload, service)).toMatch(/^not-applicable/)
  expect(judge(nsSystemWorkload, within(undefined))).toMatch(/does not say its namespace/)
  expect(judge(nsSystemWorkload, workload('Pod', spec))).toBe('healthy')
})
