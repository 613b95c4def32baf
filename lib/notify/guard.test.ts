import { describe, expect, it } from 'vitest'
import { checkAddress, checkUrl, GuardError, guardedLookup, networks } from './guard'

const none = networks([])
const refused = (address: string, allow = none) => {
  try {
    checkAddress(address, { allow, onlyAllowed: false })
    return false
  } catch (error) {
    if (error instanceof GuardError) return true
    throw error
  }
}

describe('addresses', () => {
  it.each([
    '0.0.0.0',
    '0.1.2.3',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.9.9.9',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '192.0.0.1',
    '192.0.2.1',
    '198.18.0.1',
    '203.0.113.9',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::7f00:1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '::ffff:8.8.8.8',
    '0:0:0:0:0:ffff:a9fe:a9fe',
    '64:ff9b::a9fe:a9fe',
    '64:ff9b::808:808',
    '64:ff9b:1::1',
    '2002:a00:1::',
    '2001:db8::1',
    '2001::1',
    'fc00::1',
    'fd12:3456::1',
    'fd00:ec2::254',
    'fe80::1',
    'fec0::1',
    'ff02::1',
    '100::1',
  ])('%s is refused', (address) => expect(refused(address)).toBe(true))

  it.each(['8.8.8.8', '1.1.1.1', '172.15.0.1', '172.32.0.1', '11.0.0.1', '2606:4700:4700::1111', '2a00:1450::1'])(
    '%s is let through',
    (address) => expect(refused(address)).toBe(false),
  )

  it('lets through what an operator opened, in whatever spelling, but no metadata service', () => {
    const allow = networks(['10.20.0.0/16', '127.0.0.0/8', '169.254.0.0/16', 'fd00::/8'])
    const open = ['10.20.3.4', '127.0.0.1', '::ffff:10.20.3.4', 'fd12::1']
    expect(open.map((address) => refused(address, allow))).toEqual([false, false, false, false])
    const shut = ['10.21.0.1', '169.254.169.254', '::ffff:169.254.169.254', 'fd00:ec2::254', '64:ff9b::a9fe:a9fe']
    expect(shut.map((address) => refused(address, allow))).toEqual([true, true, true, true, true])
  })

  it.each(['10.0.0.0', '10.0.0.0/33', 'x/8', '::/129', '10.0.0.0/-1'])('%s is no network', (cidr) =>
    expect(() => networks([cidr])).toThrow(RangeError),
  )
})

describe('the words of an address', () => {
  it.each([
    'ftp://hooks.example.com/x',
    'file:///etc/passwd',
    'gopher://x',
    'javascript:alert(1)',
    'hooks.example.com',
    '',
    'https://user:pass@hooks.example.com/',
    'https://user@hooks.example.com/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://0177.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://0/',
    'https://169.254.169.254/latest/meta-data',
    `https://x.example/${'a'.repeat(2_000)}`,
    'http://1.1.1.1/',
    'https://1.1.1.1:22/',
    'https://1.1.1.1:6379/',
  ])('%s is refused', (text) => expect(() => checkUrl(text, none)).toThrow(GuardError))

  it('a name is let through, and its lookup knows what plain http and odd ports may reach', () => {
    expect(checkUrl('https://hooks.example.com/x?y=1', none).passage.onlyAllowed).toBe(false)
    expect(checkUrl('https://hooks.example.com:8443/', none).passage.onlyAllowed).toBe(false)
    expect(checkUrl('http://hooks.example.com/', none).passage.onlyAllowed).toBe(true)
    expect(checkUrl('https://hooks.example.com:9000/', none).passage.onlyAllowed).toBe(true)
    expect(checkUrl('http://127.0.0.1:9000/', networks(['127.0.0.0/8'])).url.port).toBe('9000')
  })
})

describe('the lookup', () => {
  const look = async (addresses: string[], onlyAllowed = false) =>
    new Promise<unknown>((settle) => {
      const answer = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
      const lookup = guardedLookup({ allow: none, onlyAllowed }, (_, done) => done(null, answer))
      lookup('hooks.example.com', { all: true }, (error, found) => settle(error ?? found))
    })
  it('refuses a name that leads inside with any of its addresses', async () => {
    expect(await look(['93.184.216.34'])).toEqual([{ address: '93.184.216.34', family: 4 }])
    expect(await look(['93.184.216.34', '10.0.0.1'])).toBeInstanceOf(GuardError)
    expect(await look(['::ffff:169.254.169.254'])).toBeInstanceOf(GuardError)
    expect(await look(['93.184.216.34'], true)).toBeInstanceOf(GuardError)
    expect(await look([])).toBeInstanceOf(Error)
  })
})
