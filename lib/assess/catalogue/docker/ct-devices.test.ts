import { expect, it } from 'vitest'
import { judgeContainer, withHostConfig } from '../../testing/docker'
import { ctDevices } from './ct-devices'

it.each([
  [{ Devices: [{ PathOnHost: '/dev/sda' }] }, ['HostConfig.Devices[0].PathOnHost = "/dev/sda"']],
  [{ Devices: [], DeviceCgroupRules: ['c 1:3 rwm'] }, ['HostConfig.DeviceCgroupRules[0] = "c 1:3 rwm"']],
  [{ Devices: null, DeviceCgroupRules: null }, 'healthy'],
])('judges %j', (own, verdict) => expect(judgeContainer(ctDevices, withHostConfig(own))).toEqual(verdict))
