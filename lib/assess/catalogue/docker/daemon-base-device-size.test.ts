import { expect, it } from 'vitest'
import { hardenedHost, judgeHost, info } from '../../testing/docker'
import { daemonBaseDeviceSize } from './daemon-base-device-size'

const mapper = (json: object) =>
  hardenedHost({ info: { value: { ...info, Driver: 'devicemapper' } }, daemonJson: { value: { ...json } } })

it.each([
  [hardenedHost(), 'not-applicable: the engine does not use devicemapper'],
  [mapper({}), 'healthy'],
  [mapper({ 'storage-opts': ['dm.fs=xfs'] }), 'healthy'],
  [mapper({ 'storage-opts': ['dm.basesize=50G'] }), ['daemonJson["storage-opts"] = "dm.basesize=50G"']],
])('judges %#', (host, verdict) => expect(judgeHost(daemonBaseDeviceSize, host)).toEqual(verdict))
