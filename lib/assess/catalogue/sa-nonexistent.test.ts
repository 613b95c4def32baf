import { expect, it } from 'vitest'
import { related } from '../testing/facts'
import { judge } from '../testing/judge'
import { service, workload } from '../testing/workload'
import { saNonexistent } from './sa-nonexistent'

const pod = (serviceAccountName?: string) =>
  workload('Deployment', { containers: [{ name: 'web', image: 'web:1' }], serviceAccountName })
const accounts = [{ name: 'web', namespace: 'shop', objectKind: 'ServiceAccount' }]
const complete = related({ 'service-accounts': accounts }, ['service-account'])

it('passes an account that is there, and the default one', () => {
  expect(judge(saNonexistent, pod('web'), complete)).toBe('healthy')
  expect(judge(saNonexistent, pod(), related({}))).toBe('healthy')
  expect(judge(saNonexistent, pod('default'), related({}))).toBe('healthy')
})

it('finds one that is not', () => {
  expect(judge(saNonexistent, pod('wbe'), complete)).toEqual(['spec.template.spec.serviceAccountName = "wbe"'])
})

// The account of that name in another namespace is another account.
it('looks in the namespace of the workload alone', () => {
  const elsewhere = related({ 'service-accounts': [{ ...accounts[0], name: 'web', namespace: 'pay' }] }, [
    'service-account',
  ])
  expect(judge(saNonexistent, pod('web'), elsewhere)).toHaveLength(1)
})

it('proves nothing by absence without a complete list', () => {
  expect(judge(saNonexistent, pod('wbe'), related({ 'service-accounts': accounts }))).toMatch(/Not evaluated/)
  expect(judge(saNonexistent, service, complete)).toMatch(/^not-applicable: the object has no pod template/)
})
