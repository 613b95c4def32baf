import { expect, it } from 'vitest'
import { hardenedContainer, judgeContainer, withHostConfig } from '../../testing/docker'
import { ctCapabilities } from './ct-capabilities'

it('lets a container add nothing but what is allowed', () => {
  expect(judgeContainer(ctCapabilities, hardenedContainer())).toBe('healthy')
  const adds = withHostConfig({ CapAdd: ['CAP_NET_BIND_SERVICE', 'SYS_ADMIN'] })
  expect(judgeContainer(ctCapabilities, adds)).toEqual([
    'HostConfig.CapAdd = "CAP_NET_BIND_SERVICE"',
    'HostConfig.CapAdd = "SYS_ADMIN"',
  ])
  const facts = { images: new Map(), parameters: { allowedCapabilities: ['NET_BIND_SERVICE'] } }
  expect(judgeContainer(ctCapabilities, adds, facts)).toEqual(['HostConfig.CapAdd = "SYS_ADMIN"'])
})

it('says nothing of a container that has ended, and speaks of one that was only made', () => {
  const { HostConfig } = withHostConfig({ CapAdd: ['ALL'] }).container
  const of = (Status: string) => judgeContainer(ctCapabilities, hardenedContainer({ HostConfig, State: { Status } }))
  expect(of('exited')).toBe('not-applicable: the container is exited')
  expect(of('created')).toEqual(['HostConfig.CapAdd = "ALL"'])
  expect(of('paused')).toEqual(['HostConfig.CapAdd = "ALL"'])
})
