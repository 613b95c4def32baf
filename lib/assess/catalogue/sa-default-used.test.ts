import { expect, it } from 'vitest'
import { related } from '../testing/facts'
import { judge, patchOf } from '../testing/judge'
import { service, workload } from '../testing/workload'
import { saDefaultUsed } from './sa-default-used'

const pod = (spec: object = {}) => workload('CronJob', { containers: [{ name: 'web', image: 'web:1' }], ...spec })
const standard = (automount: boolean | null) =>
  related({ 'service-accounts': [{ name: 'default', namespace: 'shop', objectKind: 'ServiceAccount', automount }] })
const path = 'spec.jobTemplate.spec.template.spec.serviceAccountName'

it('passes a pod with an account of its own, also by the old name of the field', () => {
  expect(judge(saDefaultUsed, pod({ serviceAccountName: 'web' }), standard(true))).toBe('healthy')
  expect(judge(saDefaultUsed, pod({ serviceAccount: 'web' }), standard(true))).toBe('healthy')
})

it('finds one that gets the token of the default account, named or not', () => {
  expect(judge(saDefaultUsed, pod(), standard(null))).toEqual([path])
  expect(judge(saDefaultUsed, pod({ serviceAccountName: 'default' }), standard(null))).toEqual([`${path} = "default"`])
  expect(judge(saDefaultUsed, pod({ automountServiceAccountToken: true }))).toEqual([path])
  expect(patchOf(saDefaultUsed, pod())).toMatchObject({
    spec: { jobTemplate: { spec: { template: { spec: { automountServiceAccountToken: false } } } } },
  })
})

// Without its token the default account is a name and nothing else.
it('passes one that does not get the token', () => {
  expect(judge(saDefaultUsed, pod({ automountServiceAccountToken: false }))).toBe('healthy')
  expect(judge(saDefaultUsed, pod(), standard(false))).toBe('healthy')
})

it('is not evaluated while the account is not known, and does not apply to other objects', () => {
  expect(judge(saDefaultUsed, pod())).toMatch(/Not evaluated/)
  expect(judge(saDefaultUsed, service)).toMatch(/^not-applicable: the object has no pod template/)
})
