import { expect, it } from 'vitest'
import { hardenedContainer, judgeContainer } from '../../testing/docker'
import { ctExecRoot } from './ct-exec-root'

it.each([
  ['root', ['execs[0].user = "root"']],
  ['0:0', ['execs[0].user = "0:0"']],
  ['', 'healthy'],
  ['rooter', 'healthy'],
  ['1000', 'healthy'],
])('judges user %j', (user, verdict) => {
  expect(judgeContainer(ctExecRoot, hardenedContainer({ execs: [{ user, privileged: false }] }))).toEqual(verdict)
})

it('says so when they could not be listed', () => {
  expect(judgeContainer(ctExecRoot, hardenedContainer({ execs: null }))).toMatch(/^not-applicable: Not evaluated/)
})
