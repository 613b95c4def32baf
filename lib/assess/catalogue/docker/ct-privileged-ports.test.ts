import { expect, it } from 'vitest'
import { hardenedContainer, judgeContainer } from '../../testing/docker'
import { ctPrivilegedPorts } from './ct-privileged-ports'

const on = (port: number) =>
  hardenedContainer({
    NetworkSettings: { Ports: { '80/tcp': [{ HostIp: '10.0.0.5', HostPort: `${port}` }], '9/udp': null } },
  })

it.each([
  [80, 'healthy'],
  [443, 'healthy'],
  [1024, 'healthy'],
  [1023, ['NetworkSettings.Ports["80/tcp"][0].HostPort = 1023']],
  [22, ['NetworkSettings.Ports["80/tcp"][0].HostPort = 22']],
])('judges port %i', (port, verdict) => expect(judgeContainer(ctPrivilegedPorts, on(port))).toEqual(verdict))

it('knows the ports that people allow', () => {
  expect(
    judgeContainer(ctPrivilegedPorts, on(80), { images: new Map(), parameters: { allowedPorts: [53] } }),
  ).toHaveLength(1)
  expect(judgeContainer(ctPrivilegedPorts, on(53), { images: new Map(), parameters: { allowedPorts: [53] } })).toBe(
    'healthy',
  )
})
