import { describe, expect, it } from 'vitest'
import { hardenedHost, judgeHost } from '../../testing/docker'
import { hardenedFiles } from '../../testing/docker-files'
import { auditChecks } from './audit'

const rules = (...lines: string[]) => hardenedHost({ auditRules: { value: lines } })

describe.each(auditChecks.map((check) => [check.id, check] as const))('%s', (_id, check) => {
  const path = /Changes of (\S+) /.exec(check.name)?.[1] ?? ''

  it.each([
    `-w ${path} -k docker`,
    `-w ${path}/`,
    `-a always,exit -F path=${path} -F perm=wa`,
    `-a exit,always -F dir=${path} -k d`,
  ])('is content with %s', (rule) => expect(judgeHost(check, rules('# rules', rule))).toBe('healthy'))

  it('takes a watch on the directory above for one of what is in it', () => {
    expect(judgeHost(check, rules(`-w ${path.replace(/\/[^/]+$/, '')} -p wa`))).toBe('healthy')
  })

  it.each(['', `# -w ${path} -k docker`, `-w ${path}-old`, `-F path=${path}x`, path])('is not with %j', (rule) => {
    expect(judgeHost(check, rules(rule))).toEqual(['auditRules'])
  })

  it('says nothing of what is not there, and nothing good of what was not read', () => {
    const files = { value: { ...hardenedFiles.files.value, [path]: null } }
    expect(judgeHost(check, hardenedHost({ files }))).toBe(`not-applicable: ${path} does not exist on this host`)
    expect(judgeHost(check, hardenedHost({ auditRules: { unread: 'permission denied' } }))).toBe(
      'not-applicable: Not evaluated: permission denied',
    )
    expect(judgeHost(check, hardenedHost({ files: { unread: 'no files' } }))).toBe(
      'not-applicable: Not evaluated: no files',
    )
  })
})

it('follows the data root and the units to where they are', () => {
  const check = auditChecks.find(({ id }) => id === 'docker-host-audit-docker-service')
  const units = { value: { service: ['/lib/systemd/system/docker.service'], socket: [] } }
  const files = { value: { '/lib/systemd/system/docker.service': { uid: 0, gid: 0, mode: 0o644 } } }
  const auditRules = { value: ['-w /usr/lib/systemd/system/docker.service'] }
  expect(check && judgeHost(check, hardenedHost({ units, files, auditRules }))).toEqual(['auditRules'])
})
