import { describe, expect, it } from 'vitest'
import { kubernetesObjectSchema } from '@/lib/model/kubernetes'
import { redact } from '@/lib/model/redact-object'
import { expectMended, judge } from '../testing/judge'
import { service, workload } from '../testing/workload'
import { secretEnvLiteral } from './secret-env-literal'

/** The object as intake leaves it. */
const pod = (...env: object[]) =>
  kubernetesObjectSchema.parse(redact(workload('Deployment', { containers: [{ name: 'web', image: 'web:1', env }] })))
const path = 'spec.template.spec.containers[0].env[0].value'

describe('literal credentials', () => {
  it.each([
    ['DB_PASSWORD', 'hunter2hunter2'],
    ['API_TOKEN', 'x'],
    ['awsSecretAccessKey', 'abc'],
    ['AWS_ACCESS_KEY_ID', 'abc'],
    ['FOO', `ghp_${'a'.repeat(36)}`],
  ])('finds %s, without its value', (name, value) => {
    expect(judge(secretEnvLiteral, pod({ name, value }))).toEqual([`${path} = "[redacted]"`])
    expectMended(secretEnvLiteral, pod({ name, value }))
  })

  it('finds a password within a longer value', () => {
    expect(judge(secretEnvLiteral, pod({ name: 'DATABASE_URL', value: 'postgres://app:s3cr3t@db/shop' }))).toEqual([
      `${path} = "postgres://app:[redacted]@db/shop"`,
    ])
  })

  it('gives a patch that refers to a Secret, for each variable at fault alone', () => {
    const object = pod({ name: 'LEVEL', value: 'info' }, { name: 'DB_PASSWORD', value: 'hunter2hunter2' })
    expect(expectMended(secretEnvLiteral, object)).toMatchObject({
      spec: {
        template: {
          spec: {
            containers: [
              {
                env: [
                  { name: 'LEVEL', value: 'info' },
                  {
                    name: 'DB_PASSWORD',
                    valueFrom: { secretKeyRef: { name: 'web-credentials', key: 'db-password' } },
                  },
                ],
              },
            ],
          },
        },
      },
    })
  })
})

it.each([
  { name: 'LEVEL', value: 'info' },
  { name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } },
  { name: 'DB_PASSWORD', value: '$(FROM_ELSEWHERE)' },
  { name: 'DB_PASSWORD', value: '' },
  { name: 'DB_PASSWORD_FILE', value: '/run/secrets/db' },
  // Hidden for its name, but it speaks of passwords without being one.
  { name: 'PASSWORD_HASH_ROUNDS', value: '10' },
  { name: 'TOKEN_TTL', value: '300' },
])('passes %j', (variable) => {
  expect(judge(secretEnvLiteral, pod(variable))).toBe('healthy')
})

it('does not apply to other objects', () => {
  expect(judge(secretEnvLiteral, service)).toMatch(/^not-applicable/)
})
