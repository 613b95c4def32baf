import { expect, it } from 'vitest'
import { hardenedHost, judgeHost } from '../../testing/docker'
import { imgContentTrust } from './img-content-trust'

it.each([
  [{ value: true }, 'healthy'],
  [{ value: false }, ['contentTrust = false']],
  [{ unread: 'no files' }, 'not-applicable: Not evaluated: no files'],
])('judges %j', (contentTrust, verdict) =>
  expect(judgeHost(imgContentTrust, hardenedHost({ contentTrust }))).toEqual(verdict),
)
