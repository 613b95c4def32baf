import { rememberTexts } from './remember-texts'

/** Blocks of IPv4 that no router of the internet carries. Source: IANA special-purpose address registry. */
const blocks: readonly (readonly [base: string, bits: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
]

const reserved = blocks.map(([base, bits]) => {
  const size = 2 ** (32 - bits)
  return { size, block: Math.floor((number(base) ?? 0) / size) }
})

function number(address: string): number | null {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(address)?.slice(1).map(Number)
  if (!parts || parts.some((part) => part > 255)) return null
  return parts.reduce((sum, part) => sum * 256 + part, 0)
}

/** True for an IP address that the internet can reach; false for all others and for what is no address. */
export const isPublicAddress = rememberTexts((address): boolean => {
  const bare = address
    .trim()
    .toLowerCase()
    .replace(/^::ffff:(?=\d+\.)/, '')
  const value = number(bare)
  if (value !== null) {
    return !reserved.some(({ size, block }) => Math.floor(value / size) === block)
  }
  // Of IPv6 only 2000::/3 is given out; 2001:db8::/32 is for documentation.
  return /^[23][0-9a-f]{3}:[0-9a-f:]*$/.test(bare) && !/^2001:0?db8:/.test(bare)
})
