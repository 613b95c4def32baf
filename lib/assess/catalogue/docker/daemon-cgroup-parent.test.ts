import { expect, it } from 'vitest'
import { hardenedHost, judgeHost } from '../../testing/docker'
import { daemonCgroupParent } from './daemon-cgroup-parent'

const host = hardenedHost({ daemonJson: { value: { 'cgroup-parent': '/shop' } } })

it('wants none but an allowed one', () => {
  expect(judgeHost(daemonCgroupParent, hardenedHost())).toBe('healthy')
  expect(judgeHost(daemonCgroupParent, host)).toEqual(['daemonJson["cgroup-parent"] = "/shop"'])
  expect(judgeHost(daemonCgroupParent, host, { images: new Map(), parameters: { allowedCgroups: ['/shop'] } })).toBe(
    'healthy',
  )
  expect(
    judgeHost(daemonCgroupParent, hardenedHost({ commandLine: { value: ['dockerd', '--cgroup-parent=/x'] } })),
  ).toEqual(['commandLine = "/x"'])
})
