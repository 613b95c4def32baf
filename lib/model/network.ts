/** An address as a number of `bits` bits; what IPv6 writes of an IPv4 address (`::ffff:10.0.0.1`) is that address. */
export type Address = { bits: 32 | 128; value: bigint }

const decimal = /^(?:0|[1-9]\d{0,2})$/
const group = /^[0-9a-f]{1,4}$/i
const mapped = 0xffffn << 32n

function readIpv4(text: string): bigint | null {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every((part) => decimal.test(part) && Number(part) <= 255)) return null
  return parts.reduce((value, part) => value * 256n + BigInt(part), 0n)
}

/** Groups of one side of `::`, an IPv4 address at the end counting as two; null when it is none. */
function readGroups(text: string): bigint[] | null {
  if (text === '') return []
  const parts = text.split(':')
  const groups: bigint[] = []
  for (const [index, part] of parts.entries()) {
    if (group.test(part)) groups.push(BigInt(`0x${part}`))
    else {
      const tail = index === parts.length - 1 ? readIpv4(part) : null
      if (tail === null) return null
      groups.push(tail >> 16n, tail & 0xffffn)
    }
  }
  return groups
}

/**
 * Reads an IPv4 or IPv6 address (RFC 4291 §2.2); null for anything else: zones, ports, leading zeros, networks.
 */
export function readAddress(text: string): Address | null {
  if (text.length > 45) return null
  if (!text.includes(':')) {
    const value = readIpv4(text)
    return value === null ? null : { bits: 32, value }
  }
  const sides = text.split('::')
  if (sides.length > 2) return null
  const [head, tail] = sides.map(readGroups)
  if (!head || (sides.length === 2 && !tail)) return null
  const missing = 8 - head.length - (tail?.length ?? 0)
  if (sides.length === 2 ? missing < 1 : missing !== 0) return null
  const value = [...head, ...Array<bigint>(missing).fill(0n), ...(tail ?? [])].reduce(
    (sum, one) => (sum << 16n) | one,
    0n,
  )
  return value >> 32n === mapped >> 32n ? { bits: 32, value: value & 0xffffffffn } : { bits: 128, value }
}

type Network = Address & { prefix: number }

function readNetwork(text: string): Network | null {
  const [address = '', length, ...rest] = text.split('/')
  const read = readAddress(address)
  if (!read || rest.length > 0) return null
  if (length === undefined) return { ...read, prefix: read.bits }
  if (!decimal.test(length)) return null
  // A mapped network counts its bits from the front of IPv6.
  const prefix = Number(length) - (read.bits === 32 && address.includes(':') ? 96 : 0)
  return prefix >= 0 && prefix <= read.bits ? { ...read, prefix } : null
}

/** Whether a text is a network (`10.0.0.0/8`) or an address, which is a network of one. */
export function isNetwork(text: string): boolean {
  return readNetwork(text) !== null
}

/** Whether an address lies in a network; false when either is none. Bits beyond the prefix do not count. */
export function isWithin(address: string, network: string): boolean {
  const one = readAddress(address)
  const all = readNetwork(network)
  if (!one || !all || one.bits !== all.bits) return false
  const rest = BigInt(all.bits - all.prefix)
  return one.value >> rest === all.value >> rest
}
