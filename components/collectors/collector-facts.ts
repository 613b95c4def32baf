import type { CollectorHealth } from '@/lib/model/collector-health'

/** A collector as the parts of its page see it. */
export type CollectorFacts = {
  id: string
  environmentId: string
  environment: string
  name: string
  formats: string[]
  health: CollectorHealth
  rhythm: number | null
  lastSeenAt: string | null
  createdAt: string
  tokenIssuedAt: string
  hint: string
  oldTokenUntil: string | null
  expiresAt: string | null
  revokedAt: string | null
  received: { value: number; capped: boolean }
  rejected: number
  refused: number
  lastRefusedAt: string | null
}

/** A token that was made a moment ago and is nowhere but in this page's memory. */
export type FreshToken = { token: string; oldWorksUntil: string | null }

export const healthNames = {
  silent: 'Silent',
  late: 'Late',
  waiting: 'Waiting',
  reporting: 'Reporting',
  expired: 'Expired',
  revoked: 'Revoked',
} as const satisfies Record<CollectorHealth, string>
