import { expect, it } from 'vitest'
import { hardenedHost, judgeHost } from '../../testing/docker'
import { hostTrustedUsers } from './host-trusted-users'

const group = (...members: string[]) => hardenedHost({ dockerGroup: { value: { gid: 998, members } } })

it('wants every member to be trusted', () => {
  expect(judgeHost(hostTrustedUsers, group())).toBe('healthy')
  expect(judgeHost(hostTrustedUsers, hardenedHost({ dockerGroup: { value: null } }))).toBe('healthy')
  expect(judgeHost(hostTrustedUsers, group('ada', 'ci'))).toEqual([
    'dockerGroup.members = "ada"',
    'dockerGroup.members = "ci"',
  ])
  const facts = { images: new Map(), parameters: { trustedUsers: ['ci'] } }
  expect(judgeHost(hostTrustedUsers, group('ada', 'ci'), facts)).toEqual(['dockerGroup.members = "ada"'])
  expect(judgeHost(hostTrustedUsers, hardenedHost({ dockerGroup: { unread: 'EACCES' } }))).toBe(
    'not-applicable: Not evaluated: EACCES',
  )
})
