import { BlockList, isIP } from 'node:net'
import { assert, constantFrom, integer, ipV4, ipV6, oneof, property, string, tuple } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isNetwork, isWithin, readAddress } from '@/lib/model/network'

describe('readAddress', () => {
  it('reads what is an address and nothing else', () => {
    assert(property(oneof(ipV4(), ipV6()), (text) => readAddress(text) !== null))
    assert(
      property(
        string({ unit: constantFrom('0', '1', '9', 'f', ':', '.', '%', '/', 'g', ' '), maxLength: 24 }),
        (text) => {
          // Zones are addresses on one machine only.
          expect(readAddress(text) !== null).toBe(isIP(text) !== 0 && !text.includes('%'))
        },
      ),
      { numRuns: 5_000 },
    )
  })

  it.each([
    '010.0.0.1',
    '10.0.0',
    '10.0.0.256',
    '1e2.0.0.1',
    '::ffff:10.0.0.256',
    ':::',
    '1:2:3:4:5:6:7:8:9',
    'fe80::1%eth0',
    '',
    '10.0.0.1/32',
    '10.0.0.1:443',
    '٣.0.0.1',
  ])('refuses %j', (text) => expect(readAddress(text)).toBeNull())

  it('takes a mapped address for what it maps', () => {
    expect(readAddress('::ffff:10.1.2.3')).toEqual(readAddress('10.1.2.3'))
    expect(readAddress('::FFFF:a01:203')).toEqual(readAddress('10.1.2.3'))
  })
})

describe('isWithin', () => {
  it('agrees with the network lists of the runtime, in IPv4 and IPv6', () => {
    const of = (family: 'ipv4' | 'ipv6') => (family === 'ipv4' ? ipV4() : ipV6())
    for (const family of ['ipv4', 'ipv6'] as const) {
      assert(
        property(
          tuple(of(family), of(family), integer({ min: 0, max: family === 'ipv4' ? 32 : 128 })),
          ([address, base, prefix]) => {
            // Mapped addresses are of the other family here.
            const [one, other] = [readAddress(address), readAddress(base)]
            if (family === 'ipv6' && (one?.bits === 32 || other?.bits === 32)) return
            const list = new BlockList()
            list.addSubnet(base, prefix, family)
            expect(isWithin(address, `${base}/${prefix}`)).toBe(list.check(address, family))
            expect(isWithin(base, `${base}/${prefix}`)).toBe(true)
          },
        ),
        { numRuns: 2_000 },
      )
    }
  })

  it('looks at bits, not at texts', () => {
    expect(isWithin('2001:0DB8::0001', '2001:db8::/32')).toBe(true)
    expect(isWithin('2001:db9::1', '2001:db8::/32')).toBe(false)
    expect(isWithin('10.255.0.1', '10.0.0.0/8')).toBe(true)
    expect(isWithin('11.0.0.1', '10.0.0.0/8')).toBe(false)
    expect(isWithin('::ffff:10.0.0.9', '10.0.0.0/24')).toBe(true)
    expect(isWithin('10.0.0.9', '::ffff:10.0.0.0/120')).toBe(true)
    expect(isWithin('::1', '0.0.0.0/0')).toBe(false)
    expect(isWithin('1.2.3.4', '::/0')).toBe(false)
    expect(isWithin('10.0.0.1', '10.0.0.1')).toBe(true)
  })
})

it.each([
  '10.0.0.0/33',
  '10.0.0.0/-1',
  '10.0.0.0/08',
  '::/129',
  '10.0.0.0/8/8',
  '/8',
  'localhost',
  '10.0.0.0/ 8',
  '::ffff:0.0.0.0/95',
])('%j is no network', (text) => expect(isNetwork(text)).toBe(false))
