import { expect, it } from 'vitest'
import { hardenedContainer, judgeContainer } from '../../testing/docker'
import { ownDbPublished } from './own-db-published'

const on = (inside: string, HostIp: string, HostPort: string) =>
  hardenedContainer({ NetworkSettings: { Ports: { [inside]: [{ HostIp, HostPort }] } } })

it.each([
  [on('5432/tcp', '0.0.0.0', '5432'), ['NetworkSettings.Ports["5432/tcp"][0].HostIp = "0.0.0.0"']],
  [on('5432/tcp', '::', '15432'), ['NetworkSettings.Ports["5432/tcp"][0].HostIp = "::"']],
  [on('80/tcp', '', '6379'), ['NetworkSettings.Ports["80/tcp"][0].HostIp = ""']],
  [on('5432/tcp', '127.0.0.1', '5432'), 'healthy'],
  [on('8080/tcp', '0.0.0.0', '8080'), 'healthy'],
])('judges %#', (document, verdict) => expect(judgeContainer(ownDbPublished, document)).toEqual(verdict))
