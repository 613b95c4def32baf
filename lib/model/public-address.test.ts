import { expect, it } from 'vitest'
import { isPublicAddress } from './public-address'

it.each(['8.8.8.8', '52.10.3.4', '172.32.0.1', '100.128.0.1', '2a00:1450:4001::1', '::ffff:8.8.8.8', '198.20.0.1'])(
  '%s is public',
  (address) => {
    expect(isPublicAddress(address)).toBe(true)
  },
)

it.each([
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '100.64.0.1',
  '127.0.0.1',
  '169.254.169.254',
  '198.19.0.1',
  '224.0.0.1',
  '::1',
  'fe80::1',
  'fd00::1',
  '2001:db8::1',
  '::ffff:10.0.0.1',
  '256.1.1.1',
  'node.example',
  '',
])('%s is not', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})
