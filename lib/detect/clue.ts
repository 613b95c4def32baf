import type { AlertSeverity, EntityKind, Tactic } from '@/lib/model/alert'

/** An alert as the correlation sees it. Times in ms. */
export type Clue = {
  id: string
  type: string
  tactics: readonly Tactic[]
  severity: AlertSeverity
  first: number
  last: number
  /** Its cluster, or its host where it has none. */
  place: string
  sample: boolean
  entities: readonly { id: string; kind: EntityKind; name: string }[]
}

/** What several alerts share without having anything to do with each other. */
const everybody: Partial<Record<EntityKind, RegExp>> = {
  // Groups and parts of the system; service accounts and nodes are entities of their own.
  user: /^(?:system:|root$)/,
  namespace: /^(?:default|kube-system|kube-public|kube-node-lease)$/,
  'service-account': /\/default$/,
  // Inside, one address may stand for a proxy or a whole node.
  ip: /^(?:10\.|127\.|0\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|192\.168\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|::1?$|f[cde])/i,
}

/** Whether a shared entity of this name says that two alerts belong together. */
export function isTelling({ kind, name }: { kind: EntityKind; name: string }): boolean {
  return !everybody[kind]?.test(name)
}
