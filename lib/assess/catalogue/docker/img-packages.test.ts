import { expect, it } from 'vitest'
import { hardenedHost, judgeHost } from '../../testing/docker'
import { imgPackages } from './img-packages'

it('leaves it to people', () => {
  expect(judgeHost(imgPackages, hardenedHost())).toMatch(/^not-applicable: manual/)
})
