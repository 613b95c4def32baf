import { z } from 'zod'

const count = z.number().int().min(0)
const line = z.string().max(500)

/** What our own collectors say of themselves every half a minute. Counts and versions, nothing of what they look at. */
export const collectorHeartbeatSchema = z.object({
  collector: z.enum(['kubernetes', 'docker', 'audit']),
  version: z.string().min(1).max(60),
  /** Resident memory in bytes. */
  memory: count,
  /** Seconds since it started. */
  uptime: count,
  cluster: z
    .object({
      uid: z.string().min(1).max(200),
      version: z.string().max(100).nullable(),
      distribution: z.string().max(60),
      nodes: count,
      /** How many of each kind. */
      objects: z.record(z.string().max(200), count),
      /** False while it cannot tell how the cluster is. */
      inStep: z.boolean(),
      /** Kinds that it may not, or cannot, read. */
      unreadable: z.array(z.object({ kind: z.string().max(100), reason: line })).max(200),
    })
    .optional(),
  host: z
    .object({
      /** The id under which its reports name the host. */
      id: z.string().min(1).max(200),
      engine: z.string().max(100),
      containers: count,
      images: count,
      /** Parts that it could not read at the last look. */
      unread: count,
    })
    .optional(),
  log: z
    .object({
      /** The name under which its reports name the cluster. */
      cluster: z.string().min(1).max(200),
      file: z.string().max(300),
      /** Events that it read since it started. */
      events: count,
      /** Bytes of the log that it has still to read. */
      behind: count,
    })
    .optional(),
  /** What waits on its disk. */
  spool: z.object({ reports: count, bytes: count }).optional(),
  /** What keeps it from reporting, in its words. */
  trouble: line.nullable(),
})
export type CollectorHeartbeat = z.infer<typeof collectorHeartbeatSchema>

/** What a page shows of a heartbeat. */
export type HeartbeatView = {
  collectorId: string
  collector: string
  assetId: string
  at: string
  freshness: Freshness
  facts: CollectorHeartbeat
}

export const freshnesses = ['live', 'late', 'silent'] as const
export type Freshness = (typeof freshnesses)[number]

/** Heartbeats come every half a minute: four missed are late, half an hour of them silence. */
export function freshnessOf(at: Date, now: Date): Freshness {
  const age = now.getTime() - at.getTime()
  if (age <= 2 * 60_000) return 'live'
  return age <= 30 * 60_000 ? 'late' : 'silent'
}
