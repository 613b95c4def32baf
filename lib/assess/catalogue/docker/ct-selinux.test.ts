import { expect, it } from 'vitest'
import { hardenedContainer, judgeContainer, withHostConfig } from '../../testing/docker'
import { ctSelinux } from './ct-selinux'

it('wants a label on hosts with SELinux', () => {
  expect(judgeContainer(ctSelinux, hardenedContainer())).toBe('healthy')
  expect(judgeContainer(ctSelinux, hardenedContainer({ ProcessLabel: '' }))).toEqual(['ProcessLabel = ""'])
})

it.each(['label=disable', 'label:disable'])('finds %s', (option) => {
  expect(judgeContainer(ctSelinux, withHostConfig({ SecurityOpt: [option] }))).toEqual([
    `HostConfig.SecurityOpt = "${option}"`,
  ])
})

it('says nothing where SELinux is not used', () => {
  const engine = { SecurityOptions: ['name=apparmor'], noNewPrivileges: null }
  expect(judgeContainer(ctSelinux, { ...hardenedContainer(), engine })).toBe(
    'not-applicable: the engine does not use SELinux',
  )
})
