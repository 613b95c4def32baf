import { expect, it } from 'vitest'
import { hardenedContainer, judgeContainer, withHostConfig } from '../../testing/docker'
import { ctUlimit } from './ct-ulimit'

it('lists own limits', () => {
  expect(judgeContainer(ctUlimit, hardenedContainer())).toBe('healthy')
  expect(judgeContainer(ctUlimit, withHostConfig({ Ulimits: null }))).toBe('healthy')
  expect(judgeContainer(ctUlimit, withHostConfig({ Ulimits: [{ Name: 'nofile' }] }))).toEqual([
    'HostConfig.Ulimits[0].Name = "nofile"',
  ])
})
