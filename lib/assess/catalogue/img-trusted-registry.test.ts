import { expect, it } from 'vitest'
import { judge, messages } from '../testing/judge'
import { workload } from '../testing/workload'
import { imgTrustedRegistry } from './img-trusted-registry'

const pod = (...images: (string | undefined)[]) =>
  workload('CronJob', { containers: images.map((image, index) => ({ name: `c${index}`, image })) })
const trusting = (...trustedRegistries: string[]) => ({ trustedRegistries })
const related = { imageUsers: {} }

it('passes what comes from a trusted registry', () => {
  const object = pod('ghcr.io/acme/web:1', 'nginx')
  expect(judge(imgTrustedRegistry, object, related, trusting('ghcr.io/acme', 'docker.io/library'))).toBe('healthy')
})

it('finds each image of another one, in init containers too', () => {
  const object = workload('Deployment', {
    containers: [{ name: 'web', image: 'ghcr.io/acme/web:1' }],
    initContainers: [{ name: 'setup', image: 'busybox' }],
  })
  expect(judge(imgTrustedRegistry, object, related, trusting('ghcr.io'))).toEqual([
    'spec.template.spec.initContainers[0].image = "busybox"',
  ])
  expect(messages(imgTrustedRegistry, pod('evil.example:5000/a'), related)).toEqual([])
})

// A name that only begins like the trusted one is somebody else's registry.
it('is not fooled by a name that begins alike', () => {
  expect(judge(imgTrustedRegistry, pod('ghcr.io.evil.example/acme/web:1'), related, trusting('ghcr.io'))).toHaveLength(
    1,
  )
})

it('is not evaluated where nobody named a registry', () => {
  expect(imgTrustedRegistry.evaluate(pod('nginx'), related)).toMatchObject({ evaluated: false })
  expect(judge(imgTrustedRegistry, pod('nginx'))).toBe(
    'not-applicable: Not evaluated: nobody has said which registries are trusted here',
  )
})

it('leaves an image open that it cannot read', () => {
  expect(judge(imgTrustedRegistry, pod('Not An Image'), related, trusting('ghcr.io'))).toMatch(
    /unreadable: container "c0"/,
  )
})
