import type { AlertSeverity } from './alert'
import type { Caps, ChannelKind, DeliveryState, Message, NewsItem, NewsKind, Rhythm } from './notification'

export type ChannelItem = {
  id: string
  name: string
  kind: ChannelKind
  environmentId: string | null
  environment: string | null
  enabled: boolean
  /** The place without its secret part. */
  target: string
  secretHint: string | null
  /** Until when the secret before still signs too. */
  previousUntil: string | null
  addresses: string[]
  rules: number
  waiting: number
  dead: number
  lastSuccessAt: string | null
  lastFailureAt: string | null
  lastError: string | null
  restUntil: string | null
  createdAt: string
}

export type RuleItem = {
  id: string
  name: string
  enabled: boolean
  /** Empty: every environment. Those that the asking person may see. */
  environments: { id: string; name: string }[]
  allEnvironments: boolean
  /** How many more there are. */
  otherEnvironments: number
  kinds: NewsKind[]
  severity: AlertSeverity
  types: string[]
  tactics: string[]
  channel: { id: string; name: string; kind: ChannelKind; enabled: boolean } | null
  role: string | null
  rhythm: Rhythm
  hour: number
  timeZone: string
  caps: Caps
  lastToldAt: string | null
  held: number
  createdAt: string
}

export type DeliveryItem = {
  id: string
  kind: Message['kind']
  title: string
  severity: AlertSeverity
  sample: boolean
  items: number
  state: DeliveryState
  channel: { id: string; name: string; kind: ChannelKind } | null
  recipient: string
  rule: { id: string; name: string } | null
  attempts: number
  maxAttempts: number
  code: number | null
  durationMs: number | null
  error: string | null
  nextTryAt: string | null
  createdAt: string
  deliveredAt: string | null
}

export type DeliveryDetails = DeliveryItem & {
  attemptsMade: { id: string; at: string; code: number | null; durationMs: number; error: string | null }[]
  news: NewsItem[]
  capped: number
}
