import { expect, it } from 'vitest'
import { hardenedHost, judgeHost } from '../../testing/docker'
import { swarmKeyRotation } from './swarm-key-rotation'

it('leaves it to people', () => {
  expect(judgeHost(swarmKeyRotation, hardenedHost())).toMatch(/^not-applicable: manual/)
})
