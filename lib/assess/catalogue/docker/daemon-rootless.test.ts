import { expect, it } from 'vitest'
import { hardenedHost, judgeHost, info } from '../../testing/docker'
import { daemonRootless } from './daemon-rootless'

const by = (...SecurityOptions: string[]) => hardenedHost({ info: { value: { ...info, SecurityOptions } } })

it('looks for rootless mode', () => {
  expect(judgeHost(daemonRootless, by('name=seccomp,profile=builtin', 'name=rootless'))).toBe('healthy')
  expect(judgeHost(daemonRootless, by('name=apparmor'))).toEqual(['info.SecurityOptions'])
  expect(judgeHost(daemonRootless, hardenedHost({ info: { unread: 'no' } }))).toBe('not-applicable: Not evaluated: no')
})
