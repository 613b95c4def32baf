import { expect, it } from 'vitest'
import { hardenedHost, judgeHost } from '../../testing/docker'
import { hostHardened } from './host-hardened'

it('leaves it to people', () => {
  expect(judgeHost(hostHardened, hardenedHost())).toBe(
    'not-applicable: manual: look at the benchmark of the operating system',
  )
  expect(hostHardened.preview).toBe(true)
})
