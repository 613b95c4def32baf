import { expect, it } from 'vitest'
import { expectMended, judge, patchOf } from '../testing/judge'
import { service, workload } from '../testing/workload'
import { imgPullPolicy } from './img-pull-policy'

const digest = `sha256:${'a'.repeat(64)}`
const pod = (image: string, imagePullPolicy?: string) =>
  workload('Deployment', { containers: [{ name: 'web', image, imagePullPolicy }] })

it.each([
  ['nginx:1.27', 'Always'],
  [`nginx@${digest}`, 'IfNotPresent'],
  [`nginx:1.27@${digest}`, 'Never'],
  // Without a policy the API server pulls `latest` each time.
  ['nginx', undefined],
  ['nginx:latest', undefined],
])('passes %s with policy %s', (image, policy) => {
  expect(judge(imgPullPolicy, pod(image, policy))).toBe('healthy')
})

it.each([
  ['nginx:1.27', undefined],
  ['nginx:1.27', 'IfNotPresent'],
  ['nginx:latest', 'IfNotPresent'],
  ['nginx:latest', 'Never'],
])('finds %s with policy %s, and mends it', (image, policy) => {
  const path = 'spec.template.spec.containers[0].imagePullPolicy'
  expect(judge(imgPullPolicy, pod(image, policy))).toEqual([policy ? `${path} = "${policy}"` : path])
  expectMended(imgPullPolicy, pod(image, policy))
})

it('gives no patch for ephemeral containers, which nobody can change', () => {
  const object = workload('Pod', {
    containers: [{ name: 'web', image: 'nginx', imagePullPolicy: 'Always' }],
    ephemeralContainers: [{ name: 'debug', image: 'busybox:1' }],
  })
  expect(judge(imgPullPolicy, object)).toEqual(['spec.ephemeralContainers[0].imagePullPolicy'])
  expect(patchOf(imgPullPolicy, object)).toBeNull()
})

it('does not apply to other objects', () => {
  expect(judge(imgPullPolicy, service)).toMatch(/^not-applicable/)
})
