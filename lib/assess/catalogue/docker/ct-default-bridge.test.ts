import { expect, it } from 'vitest'
import { hardenedContainer, judgeContainer } from '../../testing/docker'
import { ctDefaultBridge } from './ct-default-bridge'

it.each([
  [['bridge'], ['NetworkSettings.Networks = "bridge"']],
  [['shop', 'bridge'], ['NetworkSettings.Networks = "bridge"']],
  [['my-bridge'], 'healthy'],
  [['host'], 'healthy'],
  [null, 'healthy'],
])('judges %j', (Networks, verdict) => {
  expect(judgeContainer(ctDefaultBridge, hardenedContainer({ NetworkSettings: { Networks } }))).toEqual(verdict)
})
