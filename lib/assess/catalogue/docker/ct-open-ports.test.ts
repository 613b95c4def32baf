import { expect, it } from 'vitest'
import { hardenedContainer, judgeContainer } from '../../testing/docker'
import { ctOpenPorts } from './ct-open-ports'

it('lists what is open and not expected', () => {
  expect(judgeContainer(ctOpenPorts, hardenedContainer())).toEqual([
    'NetworkSettings.Ports["8080/tcp"][0].HostPort = 8080',
  ])
  expect(
    judgeContainer(ctOpenPorts, hardenedContainer(), { images: new Map(), parameters: { expectedPorts: [8080] } }),
  ).toBe('healthy')
  expect(judgeContainer(ctOpenPorts, hardenedContainer({ NetworkSettings: { Ports: { '80/tcp': null } } }))).toBe(
    'healthy',
  )
})
