import { expect, it } from 'vitest'
import { kubernetesObjectSchema } from '@/lib/model/kubernetes'
import { redact } from '@/lib/model/redact-object'
import { judge } from '../testing/judge'
import { service, workload } from '../testing/workload'
import { secretCommandArgs } from './secret-command-args'

/** The object as intake leaves it. */
const pod = (args: string[], command?: string[]) =>
  kubernetesObjectSchema.parse(
    redact(workload('Pod', { containers: [{ name: 'web', image: 'web:1', args, command }] })),
  )

it.each([
  [['--password=hunter2hunter2'], 0],
  [['--db-password', 'hunter2hunter2'], 1],
  [['-c', 'PGPASSWORD=hunter2hunter2 psql -h db'], 1],
  [['-c', 'curl -H "Authorization: Bearer abcdefghijklmnop" https://api'], 1],
  [['postgres://app:s3cr3t@db/shop'], 0],
])('finds the credential in %j', (args, at) => {
  const found = judge(secretCommandArgs, pod(args))
  expect(found).toHaveLength(1)
  expect(found[0]).toMatch(new RegExp(`^spec\\.containers\\[0\\]\\.args\\[${at}\\] = `))
  expect(JSON.stringify(found)).not.toMatch(/hunter2|s3cr3t|abcdefgh/)
})

it('looks into the command too', () => {
  expect(judge(secretCommandArgs, pod([], ['app', '--api-key=abcdef']))).toEqual([
    'spec.containers[0].command[1] = "--api-key=[redacted]"',
  ])
})

it.each([
  [['--token=$(TOKEN)']],
  [['--password-file=/run/secrets/db']],
  [['--use-service-account-credentials=true']],
  // Hidden for its name, but it is a number of tokens.
  [['--tokens-per-second=10']],
  [['--verbose']],
  [['-p', '8080']],
])('passes %j', (args) => {
  expect(judge(secretCommandArgs, pod(args))).toBe('healthy')
})

it('does not apply to other objects', () => {
  expect(judge(secretCommandArgs, service)).toMatch(/^not-applicable/)
})
