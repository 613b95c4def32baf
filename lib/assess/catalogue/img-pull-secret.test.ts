import { expect, it } from 'vitest'
import { related } from '../testing/facts'
import { judge } from '../testing/judge'
import { service, workload } from '../testing/workload'
import { imgPullSecret } from './img-pull-secret'

const pod = (spec: object = {}, image = 'registry.example/shop/web:1') =>
  workload('Pod', { containers: [{ name: 'web', image }], ...spec })
const account = (pullSecrets: string[]) =>
  related({ 'service-accounts': [{ name: 'default', namespace: 'shop', objectKind: 'ServiceAccount', pullSecrets }] })
const set = { privateRegistries: ['registry.example'] }

it('passes credentials of the pod, of its account, and images that need none', () => {
  expect(judge(imgPullSecret, pod({ imagePullSecrets: [{ name: 'pull' }] }), account([]), set)).toBe('healthy')
  expect(judge(imgPullSecret, pod(), account(['pull']), set)).toBe('healthy')
  expect(judge(imgPullSecret, pod({}, 'nginx'), account([]), set)).toBe('healthy')
})

it('finds a private image without any', () => {
  expect(judge(imgPullSecret, pod(), account([]), set)).toEqual([
    'spec.containers[0].image = "registry.example/shop/web:1"',
    'spec.serviceAccountName = "default"',
  ])
  expect(judge(imgPullSecret, pod({ imagePullSecrets: [] }), account([]), set)).toHaveLength(2)
})

it('is not evaluated where nobody named a private registry, or the account is not known', () => {
  expect(judge(imgPullSecret, pod(), account([]))).toMatch(
    /Not evaluated: nobody has said which registries are private/,
  )
  expect(judge(imgPullSecret, pod(), related({}), set)).toMatch(/Not evaluated: the service account/)
  expect(judge(imgPullSecret, service, account([]), set)).toMatch(/^not-applicable: the object has no pod template/)
})
