import { expect, it } from 'vitest'
import { hardenedContainer, judgeContainer } from '../../testing/docker'
import { ctBindInterface } from './ct-bind-interface'

it.each([
  ['0.0.0.0', ['NetworkSettings.Ports["80/tcp"][0].HostIp = "0.0.0.0"']],
  ['::', ['NetworkSettings.Ports["80/tcp"][0].HostIp = "::"']],
  ['', ['NetworkSettings.Ports["80/tcp"][0].HostIp = ""']],
  ['127.0.0.1', 'healthy'],
  ['10.0.0.5', 'healthy'],
])('judges %j', (HostIp, verdict) => {
  const NetworkSettings = { Ports: { '80/tcp': [{ HostIp, HostPort: '80' }] } }
  expect(judgeContainer(ctBindInterface, hardenedContainer({ NetworkSettings }))).toEqual(verdict)
})

it('passes a container that publishes nothing', () => {
  expect(judgeContainer(ctBindInterface, hardenedContainer({ NetworkSettings: { Ports: { '80/tcp': null } } }))).toBe(
    'healthy',
  )
})
