type Bits = { value: bigint; length: 32 | 128 }

function ipv4(text: string): bigint | null {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number)
  if (!parts || parts.some((part) => part > 255)) return null
  return parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n)
}

function ipv6(text: string): bigint | null {
  if (text.length > 45 || !/^[0-9a-f:]*(?::[0-9.]+)?$/.test(text)) return null
  const tail = /[0-9]+(?:\.[0-9]+){3}$/.exec(text)?.[0]
  const low = tail === undefined ? null : ipv4(tail)
  if (tail !== undefined && low === null) return null
  const plain = low === null ? text : `${text.slice(0, -(tail ?? '').length)}${hex(low >> 16n)}:${hex(low & 0xffffn)}`
  const halves = plain.split('::')
  if (halves.length > 2) return null
  const [left = [], right = []] = halves.map((half) => (half === '' ? [] : half.split(':')))
  const missing = 8 - left.length - right.length
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null
  const groups = [...left, ...Array<string>(Math.max(missing, 0)).fill('0'), ...right]
  if (groups.some((group) => !/^[0-9a-f]{1,4}$/.test(group))) return null
  return groups.reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n)
}

const hex = (value: bigint) => value.toString(16)

/** The bits of an address; an IPv4 address in IPv6's clothes (`::ffff:10.0.0.1`) counts as what it is. */
function bitsOf(text: string): Bits | null {
  const bare = text.trim().toLowerCase().replace(/%.*$/, '')
  const short = ipv4(bare)
  if (short !== null) return { value: short, length: 32 }
  const long = ipv6(bare)
  if (long === null) return null
  return long >> 32n === 0xffffn ? { value: long & 0xffffffffn, length: 32 } : { value: long, length: 128 }
}

/** True when `address` lies in `range` (`10.0.0.0/8`, or a single address); false for what is neither. */
export function isWithin(address: string, range: string): boolean {
  const [base = '', prefix] = range.split('/')
  const inner = bitsOf(address)
  const outer = bitsOf(base)
  if (!inner || !outer || inner.length !== outer.length) return false
  if (prefix !== undefined && !/^\d{1,3}$/.test(prefix)) return false
  const kept = prefix === undefined ? outer.length : Number(prefix)
  if (kept > outer.length) return false
  const dropped = BigInt(outer.length - kept)
  return inner.value >> dropped === outer.value >> dropped
}
