import { expect, it } from 'vitest'
import { hardenedHost, judgeHost } from '../../testing/docker'
import { swarmDataPath } from './swarm-data-path'

it('leaves it to people', () => {
  expect(judgeHost(swarmDataPath, hardenedHost())).toMatch(/^not-applicable: manual/)
})
