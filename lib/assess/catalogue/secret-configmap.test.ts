import { expect, it } from 'vitest'
import { judge } from '../testing/judge'
import { coreObject } from '../testing/object'
import { service } from '../testing/workload'
import { secretConfigmap } from './secret-configmap'

const map = (keys: string[], credentials?: unknown, name = 'settings') =>
  coreObject('ConfigMap', name, { data: Object.fromEntries(keys.map((key) => [key, '[redacted]'])), credentials })

it('finds keys that are named like a credential', () => {
  expect(judge(secretConfigmap, map(['log.level', 'db.password', 'API_TOKEN']))).toEqual([
    'data["db.password"]',
    'data["API_TOKEN"]',
  ])
})

it('finds keys whose value had the shape of one', () => {
  expect(judge(secretConfigmap, map(['app.yaml', 'log.level'], ['app.yaml']))).toEqual(['data["app.yaml"]'])
})

// Most keys that have the word in them only point at a credential or describe one.
it.each(['password-file', 'token-ttl', 'secretName', 'ca.crt', 'password_policy', 'passwd-rounds'])(
  'passes %s',
  (key) => {
    expect(judge(secretConfigmap, map([key]))).toBe('healthy')
  },
)

// Where only metadata was read, there are no keys; that is not the same as none with a credential.
it('leaves maps without keys open, and passes what is said wrongly of others', () => {
  expect(judge(secretConfigmap, coreObject('ConfigMap', 'empty'))).toMatch(/Not evaluated: no keys/)
  expect(judge(secretConfigmap, map(['a'], 'a'))).toBe('healthy')
  expect(judge(secretConfigmap, map(['a'], [7, null]))).toBe('healthy')
})

it('does not apply to the certificate of the cluster, nor to other objects', () => {
  expect(judge(secretConfigmap, map(['password'], undefined, 'kube-root-ca.crt'))).toMatch(/public certificate/)
  expect(judge(secretConfigmap, service)).toMatch(/^not-applicable/)
})
