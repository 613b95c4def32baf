import { expect, it } from 'vitest'
import { hardenedContainer, judgeContainer } from '../../testing/docker'
import { ctSshd } from './ct-sshd'

it.each([
  [['web'], 'healthy'],
  [['/usr/sbin/sshd'], ['processes = "/usr/sbin/sshd"']],
  [['web', 'sshd:'], ['processes = "sshd:"']],
  [['sshdump'], 'healthy'],
  [null, 'not-applicable: Not evaluated: the processes of the container could not be listed'],
])('judges processes %j', (processes, verdict) => {
  expect(judgeContainer(ctSshd, hardenedContainer({ processes }))).toEqual(verdict)
})
