import { z } from 'zod'
import { alertSeveritySchema, type AlertSeverity } from './alert'

/** Where news goes: `webhook` is signed JSON of ours, `slack` and `teams` are what those take, `email` goes by SMTP. */
export const channelKinds = ['webhook', 'slack', 'teams', 'email'] as const
export const channelKindSchema = z.enum(channelKinds)
export type ChannelKind = z.infer<typeof channelKindSchema>

/** What can be told. */
export const newsKinds = [
  'alert-raised',
  'alert-reopened',
  'severity-raised',
  'incident-opened',
  'exemption-expiring',
  'collector-silent',
] as const
export const newsKindSchema = z.enum(newsKinds)
export type NewsKind = z.infer<typeof newsKindSchema>

/** News about alerts: severity, type and tactic of a rule narrow these alone. */
export const alertNews = [
  'alert-raised',
  'alert-reopened',
  'severity-raised',
  'incident-opened',
] as const satisfies readonly NewsKind[]

/** When a rule speaks: at once, at the full hour, or once a day. */
export const rhythms = ['immediately', 'hourly', 'daily'] as const
export const rhythmSchema = z.enum(rhythms)
export type Rhythm = z.infer<typeof rhythmSchema>

/** How far a message has come; `skipped` was never meant to leave (the channel is off). */
export const deliveryStates = ['waiting', 'sending', 'delivered', 'dead', 'skipped'] as const
export const deliveryStateSchema = z.enum(deliveryStates)
export type DeliveryState = z.infer<typeof deliveryStateSchema>

/** Messages about one thing that a recipient gets within 24 hours, by severity; null is without limit. */
export type Caps = Record<AlertSeverity, number | null>
export const capsSchema = z.record(alertSeveritySchema, z.number().int().min(0).max(1_000).nullable())

/** For people: High 4, Medium 2, Low 1 a day are Defender's own; Critical as often as its attack paths. */
export const peopleCaps: Caps = { critical: 48, high: 4, medium: 2, low: 1, informational: 1 }
/** For programs, which do not tire. */
export const noCaps: Caps = { critical: null, high: null, medium: null, low: null, informational: null }

/** What one piece of news is about, as it stood when it happened. */
export const newsFactsSchema = z.object({
  title: z.string(),
  environment: z.string(),
  type: z.string().nullish(),
  tactics: z.array(z.string()).nullish(),
  entity: z.string().nullish(),
  cluster: z.string().nullish(),
  source: z.string().nullish(),
  happenedAt: z.string().nullish(),
  detail: z.string().nullish(),
  /** The news is about an incident, not about one alert. */
  incident: z.boolean().nullish(),
})
export type NewsFacts = z.infer<typeof newsFactsSchema>

/** One piece of news in a message. */
export const newsItemSchema = z.object({
  kind: newsKindSchema,
  id: z.string(),
  at: z.string(),
  environmentId: z.string(),
  severity: alertSeveritySchema,
  sample: z.boolean(),
  facts: newsFactsSchema,
})
export type NewsItem = z.infer<typeof newsItemSchema>

/** A message before it takes the shape of its channel; kept, so that every try says the same. */
export const messageSchema = z.object({
  kind: z.union([newsKindSchema, z.literal('digest'), z.literal('test')]),
  title: z.string(),
  severity: alertSeveritySchema,
  sample: z.boolean(),
  createdAt: z.string(),
  /** The rule that asked for it; null for a test. */
  rule: z.string().nullable(),
  items: z.array(newsItemSchema),
  /** All that it tells of, where `items` holds the first only. */
  total: z.number(),
  /** How many of them were held back by a cap. */
  capped: z.number(),
  bySeverity: z.record(z.string(), z.number()),
})
export type Message = z.infer<typeof messageSchema>
