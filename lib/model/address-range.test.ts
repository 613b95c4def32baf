import { expect, it } from 'vitest'
import { isWithin } from './address-range'

it.each([
  ['10.1.2.3', '10.0.0.0/8', true],
  ['11.1.2.3', '10.0.0.0/8', false],
  ['10.1.2.3', '10.1.2.3', true],
  ['10.1.2.3', '0.0.0.0/0', true],
  ['10.1.2.3', '10.1.2.3/33', false],
  ['::ffff:10.1.2.3', '10.0.0.0/8', true],
  ['2001:db8::1', '2001:db8::/32', true],
  ['2001:db9::1', '2001:db8::/32', false],
  ['fe80::1%eth0', 'fe80::/10', true],
  ['::', '::/0', true],
  ['10.1.2.3', '::/0', false],
  ['10.1.2.256', '10.0.0.0/8', false],
  ['1::2::3', '::/0', false],
  ['', '0.0.0.0/0', false],
  ['10.0.0.1', 'nonsense', false],
  ['10.0.0.1', '10.0.0.0/x', false],
])('%s in %s: %s', (address, range, expected) => {
  expect(isWithin(address, range)).toBe(expected)
})
