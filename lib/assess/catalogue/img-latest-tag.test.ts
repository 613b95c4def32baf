import { describe, expect, it } from 'vitest'
import { judge } from '../testing/judge'
import { hardened, service, workload } from '../testing/workload'
import { imgLatestTag } from './img-latest-tag'

describe('k8s-img-latest-tag', () => {
  it('passes a hardened workload', () => {
    expect(judge(imgLatestTag, workload('Deployment', hardened))).toBe('healthy')
  })

  it('says nothing about objects that have no pods', () => {
    expect(judge(imgLatestTag, service)).toBe('not-applicable: the object has no pod template')
  })

  const digest = `sha256:${'a'.repeat(64)}`
  const running = (image: string | null) => workload('Deployment', { containers: [{ name: 'web', image }] })

  it.each(['nginx', 'nginx:latest', 'localhost:5000/team/app', 'registry.example:443/app:latest'])(
    'finds %s',
    (image) => {
      expect(judge(imgLatestTag, running(image))).toEqual([`spec.template.spec.containers[0].image = "${image}"`])
    },
  )

  it.each(['nginx:1.27', `nginx@${digest}`, `nginx:latest@${digest}`, digest, 'app:latest-stable'])(
    'passes %s',
    (image) => {
      expect(judge(imgLatestTag, running(image))).toBe('healthy')
    },
  )

  it.each(['${IMAGE}', 'Upper/Case:1', '', null])('does not guess what %j means', (image) => {
    expect(judge(imgLatestTag, running(image))).toBe(
      'not-applicable: image reference missing or unreadable: container "web"',
    )
  })

  it('stays active in namespaces that are excluded from pod checks, and has no patch: versions are for people', () => {
    expect(imgLatestTag.ignoresExclusions).toBe(true)
    expect('patch' in imgLatestTag).toBe(false)
  })
})
