import { z } from 'zod'
import type { Policy } from './policy'

/** Where the clouds answer questions about a machine, its credentials included. */
export const metadataAddress = '169.254.169.254'

const ruleSchema = z.object({
  to: z
    .array(z.object({ ipBlock: z.object({ cidr: z.string(), except: z.array(z.string()).nullish() }).nullish() }))
    .nullish(),
  ports: z
    .array(
      z.object({
        protocol: z.string().nullish(),
        port: z.union([z.string(), z.number()]).nullish(),
        endPort: z.number().nullish(),
      }),
    )
    .nullish(),
})

/**
 * Whether pods selected by these policies are kept from the metadata service: some policy closes what goes out, and
 * none opens that address. Selectors of pods and namespaces never mean it; what is no NetworkPolicy is taken to close.
 */
export function isMetadataClosed(policies: readonly Policy[]): boolean {
  const closing = policies.filter((policy) => policy.directions.has('egress'))
  return (
    closing.length > 0 && !closing.some((policy) => policy.kind === 'NetworkPolicy' && policy.rules.egress.some(opens))
  )
}

function opens(rule: unknown): boolean {
  const parsed = ruleSchema.safeParse(rule)
  if (!parsed.success) return false
  const { to, ports } = parsed.data
  const isMeant =
    !to?.length || to.some(({ ipBlock }) => ipBlock && covers(ipBlock.cidr) && !(ipBlock.except ?? []).some(covers))
  return isMeant && (!ports?.length || ports.some(isHttp))
}

const isHttp = ({
  protocol,
  port,
  endPort,
}: {
  protocol?: string | null
  port?: string | number | null
  endPort?: number | null
}) =>
  (protocol ?? 'TCP') === 'TCP' &&
  (port === null ||
    port === undefined ||
    port === 80 ||
    port === '80' ||
    (typeof port === 'number' && port <= 80 && (endPort ?? port) >= 80))

/** Whether a block of addresses holds that of the metadata service. */
function covers(cidr: string): boolean {
  const [address = '', length = '32'] = cidr.split('/')
  const bits = Number(length)
  const number = numberOf(address)
  if (number === null || !Number.isInteger(bits) || bits < 0 || bits > 32) return false
  const size = 2 ** (32 - bits)
  return Math.floor(number / size) === Math.floor((numberOf(metadataAddress) ?? 0) / size)
}

function numberOf(address: string): number | null {
  const parts = address.split('.').map(Number)
  const isValid = parts.length === 4 && parts.every((part) => Number.isInteger(part) && part >= 0 && part <= 255)
  return isValid ? parts.reduce((sum, part) => sum * 256 + part, 0) : null
}
