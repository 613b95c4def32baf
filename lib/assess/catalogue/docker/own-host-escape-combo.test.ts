import { expect, it } from 'vitest'
import { hardenedContainer, judgeContainer, withHostConfig } from '../../testing/docker'
import { ownHostEscapeCombo } from './own-host-escape-combo'

const socket = [{ Type: 'bind', Source: '/var/run/docker.sock', Destination: '/s', RW: true }]
const { HostConfig } = hardenedContainer().container

it.each([
  [withHostConfig({ Privileged: true, PidMode: 'host' }), ['HostConfig.PidMode = "host"']],
  [withHostConfig({ CapAdd: ['CAP_SYS_ADMIN'], PidMode: 'host' }), ['HostConfig.PidMode = "host"']],
  [withHostConfig({ Privileged: true }), 'healthy'],
  [withHostConfig({ PidMode: 'host' }), 'healthy'],
  [hardenedContainer({ Mounts: socket }), 'healthy'],
  [hardenedContainer({ Mounts: socket, HostConfig: { ...HostConfig, ReadonlyRootfs: false } }), ['Mounts']],
])('judges %#', (document, verdict) => expect(judgeContainer(ownHostEscapeCombo, document)).toEqual(verdict))
