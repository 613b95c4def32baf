import { expect, it } from 'vitest'
import { judge } from '../testing/judge'
import { service, workload } from '../testing/workload'
import { secretEnvRef } from './secret-env-ref'

const pod = (container: object) => workload('Pod', { containers: [{ name: 'web', image: 'web:1', ...container }] })

it('finds single keys and whole Secrets', () => {
  const object = pod({
    env: [
      { name: 'LEVEL', value: 'info' },
      { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } },
    ],
    envFrom: [{ configMapRef: { name: 'settings' } }, { secretRef: { name: 'all' } }],
  })
  expect(judge(secretEnvRef, object)).toEqual([
    'spec.containers[0].env[1].valueFrom.secretKeyRef = "db/password"',
    'spec.containers[0].envFrom[1].secretRef = "all"',
  ])
})

it('passes files, config maps and fields of the pod', () => {
  const object = pod({
    env: [{ name: 'NODE', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } }],
    envFrom: [{ configMapRef: { name: 'settings' } }],
    volumeMounts: [{ name: 'db', mountPath: '/run/secrets' }],
  })
  expect(judge(secretEnvRef, object)).toBe('healthy')
})

it('looks into init containers, and passes over what is no variable', () => {
  const object = workload('Job', {
    containers: [{ name: 'web', env: [null, 7, { value: 'x' }], envFrom: 'x' }],
    initContainers: [{ name: 'setup', envFrom: [{ secretRef: { name: 'all' } }] }],
  })
  expect(judge(secretEnvRef, object)).toEqual(['spec.template.spec.initContainers[0].envFrom[0].secretRef = "all"'])
})

it('does not apply to other objects', () => {
  expect(judge(secretEnvRef, service)).toMatch(/^not-applicable/)
})
