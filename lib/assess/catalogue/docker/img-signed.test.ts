import { expect, it } from 'vitest'
import { hardenedHost, judgeHost } from '../../testing/docker'
import { imgSigned } from './img-signed'

it('leaves it to people', () => {
  expect(judgeHost(imgSigned, hardenedHost())).toMatch(/^not-applicable: manual/)
})
