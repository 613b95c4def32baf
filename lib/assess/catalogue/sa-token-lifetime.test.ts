import { expect, it } from 'vitest'
import { expectMended, judge } from '../testing/judge'
import { service, workload } from '../testing/workload'
import { saTokenLifetime } from './sa-token-lifetime'

const pod = (...sources: object[]) =>
  workload('Deployment', {
    containers: [{ name: 'web', image: 'web:1' }],
    volumes: [
      { name: 'scratch', emptyDir: {} },
      { name: 'token', projected: { sources } },
    ],
  })
const token = (expirationSeconds?: number) => ({ serviceAccountToken: { path: 'token', expirationSeconds } })

it.each([undefined, 600, 3607, 86_400])('passes a token of %s seconds', (seconds) => {
  expect(judge(saTokenLifetime, pod(token(seconds)))).toBe('healthy')
})

it('finds a longer one among other sources, and mends it alone', () => {
  const object = pod({ configMap: { name: 'ca' } }, token(86_401), token(600))
  expect(judge(saTokenLifetime, object)).toEqual([
    'spec.template.spec.volumes[1].projected.sources[1].serviceAccountToken.expirationSeconds = 86401',
  ])
  expect(expectMended(saTokenLifetime, object)).toMatchObject({
    spec: {
      template: {
        spec: {
          volumes: [
            { name: 'scratch' },
            { projected: { sources: [{ configMap: { name: 'ca' } }, token(3600), token(600)] } },
          ],
        },
      },
    },
  })
})

it('takes another limit', () => {
  expect(judge(saTokenLifetime, pod(token(7_200)), { imageUsers: {} }, { maximumSeconds: 3_600 })).toHaveLength(1)
})

it('passes pods without projected volumes, and does not apply to other objects', () => {
  expect(judge(saTokenLifetime, workload('Pod', { containers: [{ name: 'web' }] }))).toBe('healthy')
  expect(judge(saTokenLifetime, service)).toMatch(/^not-applicable/)
})
