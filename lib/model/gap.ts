import type { Plan } from './plan'

/** Ways in which the estate is not watched, those that hide most first. */
export const gapKinds = [
  'no-collector',
  'refused',
  'no-objects',
  'old-objects',
  'no-sensor',
  'nothing-seen',
  'no-scan',
  'old-scan',
] as const
export type GapKind = (typeof gapKinds)[number]

/** So old may the newest list of a cluster and the newest scan of a running image be, in ms. */
export const oldObjects = 24 * 3_600_000
export const oldScan = 7 * 24 * 3_600_000

/** Something that nobody reports on, as far as the reports themselves can tell. */
export type Gap = {
  id: string
  kind: GapKind
  environmentId: string
  environment: string
  plan: Plan | null
  /** The cluster or collector it is about; null for a whole environment. */
  subject: { kind: 'cluster' | 'collector'; id: string; name: string } | null
  /** How many things are concerned, and the first of them where they are images. */
  count: number
  examples: { id: string; name: string }[]
  /** The newest word on it, or when it was last turned away; null when there was none. */
  at: string | null
}
