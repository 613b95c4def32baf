/** The self-test of a collector's audit log, and how the last one went. Times are ISO 8601 UTC. */
export type Selftest = {
  namespace: string
  command: string
  /** Null until one came. */
  last: { at: string; receivedAt: string; raisedAt: string; alertId: string } | null
}
