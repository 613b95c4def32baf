import { defaultAuditContext, type AuditContext } from './context'

/** Numbers of a detection's rule that an environment sets otherwise. */
export const tunables = ['threshold', 'windowSeconds', 'memoryDays', 'learningDays', 'sigmas', 'floor'] as const
export type Tunable = (typeof tunables)[number]
export type Tuning = Readonly<Partial<Record<Tunable, number>>>

/** What is not to be reported: an event that matches every part that is given. `*` stands for any text. */
export type DetectionException = {
  id: string
  /** Null: of every detection. */
  detection: string | null
  user: string | null
  namespace: string | null
  /** Repository of an image: `ghcr.io/acme/*`. */
  image: string | null
  /** Name of the object. */
  name: string | null
  /** ISO 8601; null: none. */
  expiresAt: string | null
}

/** All that an environment's admins set for its detections. */
export type DetectionSettings = {
  context: AuditContext
  off: ReadonlySet<string>
  tuning: ReadonlyMap<string, Tuning>
  exceptions: readonly DetectionException[]
}

export const defaultDetectionSettings: DetectionSettings = {
  context: defaultAuditContext,
  off: new Set(),
  tuning: new Map(),
  exceptions: [],
}
