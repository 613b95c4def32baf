import { z } from 'zod'

/**
 * What our own collector sends of a cluster: format `kubernetes`, beside lists of objects as `kubectl` prints them.
 * It says itself what it covers, so that a part of a cluster (a few namespaces, an hour's changes) can be as final
 * about what is gone as a whole snapshot.
 */
export const clusterReportVersion = 'plimsoll.dev/v1'
export const clusterReportKind = 'ClusterReport'

const kindSchema = z.object({ group: z.string().max(253), kind: z.string().max(63) })
const name = z.string().min(1).max(253)

/** Everything but the objects themselves, which stand in `items` as the API server gave them, without secrets. */
export const clusterReportSchema = z.object({
  apiVersion: z.literal(clusterReportVersion),
  kind: z.literal(clusterReportKind),
  /** When the state was so: by the collector's clock, later in every report than in the one before. */
  collectedAt: z.iso.datetime({ offset: true }),
  cluster: z.object({
    /** Of the namespace kube-system. */
    uid: z.string().trim().min(1).max(200),
    /** What the collector was told to call it. */
    name: z.string().trim().min(1).max(200).nullish(),
    /** Of the API server: `v1.34.0`. */
    version: z.string().max(100).nullish(),
  }),
  /** Kinds that the collector sees all of; of others it says nothing. */
  kinds: z.array(kindSchema).max(1_000),
  /** Of those kinds, everything in these namespaces is here (`*`: in all), and, if so, everything outside namespaces. */
  covers: z.object({ namespaces: z.union([z.literal('*'), z.array(name).max(100_000)]), clusterWide: z.boolean() }),
  /** Objects that exist, but are not described here. */
  mentions: z.array(kindSchema.extend({ namespace: name.nullable(), name })).max(1_000_000),
  items: z.array(z.unknown()),
})
export type ClusterReport = z.infer<typeof clusterReportSchema>
/** All but the objects: what stands before them in the text. */
export type ClusterReportHead = Omit<ClusterReport, 'items'>
