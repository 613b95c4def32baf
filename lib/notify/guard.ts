import { lookup as systemLookup, type LookupAddress } from 'node:dns'
import { BlockList, isIP } from 'node:net'

/** Why a request was not made. Its words may be shown: they name the rule, not what was found. */
export class GuardError extends Error {
  override name = 'GuardError'
}

/** Networks that no message may reach from the outside's point of view (IANA special-purpose registries). */
const reserved = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/96',
  '::ffff:0:0/96',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '3fff::/20',
  '5f00::/16',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
]
/** Where clouds keep the credentials of their machines: not even a setting opens these. */
const metadata = [
  '169.254.169.254/32',
  '169.254.170.2/32',
  '100.100.100.200/32',
  '168.63.129.16/32',
  'fd00:ec2::254/128',
]

const family = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** Networks by family: node takes a rule for mapped addresses for one about every IPv4 address otherwise. */
export type Networks = { ipv4: BlockList; ipv6: BlockList }

/** A list of networks. Throws RangeError on what is no CIDR. */
export function networks(list: readonly string[]): Networks {
  const block = { ipv4: new BlockList(), ipv6: new BlockList() }
  for (const cidr of list) {
    const [address = '', prefix = ''] = cidr.split('/')
    const most = isIP(address) === 6 ? 128 : 32
    if (isIP(address) === 0 || !/^\d{1,3}$/.test(prefix) || Number(prefix) > most) {
      throw new RangeError(`${cidr} is no network in the form 10.20.0.0/16`)
    }
    block[family(address)].addSubnet(address, Number(prefix), family(address))
  }
  return block
}

const reservedList = networks(reserved)
const metadataList = networks(metadata)
const holds = (list: Networks, address: string) => list[family(address)].check(address, family(address))

/** An IPv4 address inside an IPv6 one (mapped, NAT64, 6to4), which is where a packet to it would end; else itself. */
function inner(address: string): string {
  if (isIP(address) !== 6) return address
  const url = new URL(`http://[${address}]`).hostname.slice(1, -1)
  const [head = '', tail] = url.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const groups = [...left, ...Array.from({ length: 8 - left.length - right.length }, () => '0'), ...right]
  const words = groups.map((group) => Number.parseInt(group, 16))
  const four = (high = 0, low = 0) => [high >> 8, high & 255, low >> 8, low & 255].join('.')
  if (words.slice(0, 5).every((word) => word === 0) && (words[5] === 0xffff || words[5] === 0)) {
    return words[5] === 0xffff || words[6] !== 0 ? four(words[6], words[7]) : address
  }
  if (words[0] === 0x64 && words[1] === 0xff9b) return four(words[6], words[7])
  return words[0] === 0x2002 ? four(words[1], words[2]) : address
}

/** Networks that an operator opened (PLIMSOLL_NOTIFY_ALLOW), and whether the address itself asks for such a one. */
export type Passage = { allow: Networks; onlyAllowed: boolean }

/** Throws GuardError when no message may go to this address. */
export function checkAddress(address: string, { allow, onlyAllowed }: Passage): void {
  const real = inner(address)
  if (holds(metadataList, real) || holds(metadataList, address)) {
    throw new GuardError('The address leads to a metadata service, which is never allowed.')
  }
  if (holds(allow, real) || holds(allow, address)) return
  if (holds(reservedList, real) || holds(reservedList, address)) {
    throw new GuardError('The address leads into a private or reserved network. PLIMSOLL_NOTIFY_ALLOW can open one.')
  }
  if (onlyAllowed) {
    throw new GuardError('Outside of networks in PLIMSOLL_NOTIFY_ALLOW only https on port 443 or 8443 is allowed.')
  }
}

/**
 * Checks the words of an address: http or https, no user and password, no fragment. An address written as a number
 * is checked at once. Returns the URL and whether it may lead into opened networks only (plain http, odd ports).
 * Throws GuardError.
 */
export function checkUrl(text: string, allow: Networks): { url: URL; passage: Passage } {
  if (text.length > 2_000 || !URL.canParse(text))
    throw new GuardError('This is no address in the form https://host/path.')
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new GuardError('The address must begin with https://.')
  if (url.username !== '' || url.password !== '') throw new GuardError('The address must not hold a user or password.')
  const plain = url.protocol === 'http:' || !['', '443', '8443'].includes(url.port)
  const passage = { allow, onlyAllowed: plain }
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (host === '') throw new GuardError('The address names no host.')
  if (isIP(host) !== 0) checkAddress(host, passage)
  return { url, passage }
}

type Resolve = (host: string, done: (error: Error | null, addresses: LookupAddress[]) => void) => void
const systemResolve: Resolve = (host, done) =>
  systemLookup(host, { all: true, verbatim: true }, (error, addresses) => done(error, addresses))

/**
 * A lookup for node's http: it resolves once, refuses the name when any of its addresses may not be reached, and
 * hands on the address that was checked, so that the connection goes there and nowhere else (DNS rebinding).
 */
export function guardedLookup(passage: Passage, resolve: Resolve = systemResolve) {
  return (
    host: string,
    options: { all?: boolean | undefined },
    done: (error: Error | null, address: string | LookupAddress[], family?: number) => void,
  ): void => {
    resolve(host, (error, addresses) => {
      const [first] = addresses ?? []
      if (error || !first) return done(error ?? new Error(`${host} has no address`), '')
      try {
        for (const { address } of addresses) checkAddress(address, passage)
      } catch (refused) {
        return done(refused instanceof Error ? refused : new Error('refused'), '')
      }
      return options.all ? done(null, addresses) : done(null, first.address, first.family)
    })
  }
}
