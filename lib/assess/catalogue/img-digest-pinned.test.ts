import { expect, it } from 'vitest'
import { judge } from '../testing/judge'
import { service, workload } from '../testing/workload'
import { imgDigestPinned } from './img-digest-pinned'

const digest = `sha256:${'a'.repeat(64)}`
const pod = (image: string | null) => workload('Pod', { containers: [{ name: 'web', image }] })

it.each([`nginx@${digest}`, `nginx:1.27@${digest}`, digest])('passes %s', (image) => {
  expect(judge(imgDigestPinned, pod(image))).toBe('healthy')
})

it.each(['nginx', 'nginx:1.27', 'ghcr.io/a/b:latest'])('finds %s', (image) => {
  expect(judge(imgDigestPinned, pod(image))).toEqual([`spec.containers[0].image = "${image}"`])
})

it('does not take a tag that looks like a digest for one', () => {
  expect(judge(imgDigestPinned, pod(`nginx:sha256-${'a'.repeat(64)}`))).toHaveLength(1)
})

it('does not apply to other objects, and leaves a missing image open', () => {
  expect(judge(imgDigestPinned, service)).toMatch(/^not-applicable: the object has no pod template/)
  expect(judge(imgDigestPinned, pod(null))).toMatch(/image reference missing/)
})
