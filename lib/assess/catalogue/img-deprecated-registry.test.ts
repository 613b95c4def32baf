import { expect, it } from 'vitest'
import { expectMended, judge, patchOf } from '../testing/judge'
import { service, workload } from '../testing/workload'
import { imgDeprecatedRegistry } from './img-deprecated-registry'

const pod = (image: string) => workload('DaemonSet', { containers: [{ name: 'web', image }] })

it.each(['registry.k8s.io/pause:3.9', 'nginx', 'gcr.io/google-samples/hello:1', 'example.org/k8s.gcr.io/pause:3'])(
  'passes %s',
  (image) => {
    expect(judge(imgDeprecatedRegistry, pod(image))).toBe('healthy')
  },
)

it.each([
  ['k8s.gcr.io/pause:3.1', 'registry.k8s.io/pause:3.1'],
  ['k8s.gcr.io/ingress-nginx/controller:v1.2', 'registry.k8s.io/ingress-nginx/controller:v1.2'],
  ['gcr.io/google_containers/heapster:v1', 'registry.k8s.io/heapster:v1'],
])('finds %s, and names it as %s', (image, successor) => {
  expect(judge(imgDeprecatedRegistry, pod(image))).toEqual([`spec.template.spec.containers[0].image = "${image}"`])
  expect(expectMended(imgDeprecatedRegistry, pod(image))).toMatchObject({
    spec: { template: { spec: { containers: [{ image: successor }] } } },
  })
})

it('finds registries that people add, without a patch for them', () => {
  const parameters = { deprecatedRegistries: ['old.example'] }
  expect(judge(imgDeprecatedRegistry, pod('old.example/web:1'), { imageUsers: {} }, parameters)).toHaveLength(1)
  expect(imgDeprecatedRegistry.patch?.(pod('old.example/web:1'), parameters)).toBeNull()
  expect(judge(imgDeprecatedRegistry, pod('k8s.gcr.io/pause:3.1'), { imageUsers: {} }, parameters)).toBe('healthy')
})

it('does not apply to other objects', () => {
  expect(judge(imgDeprecatedRegistry, service)).toMatch(/^not-applicable/)
  expect(patchOf(imgDeprecatedRegistry, service)).toBeNull()
})
