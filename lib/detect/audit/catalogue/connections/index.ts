import type { StatelessDetection } from '../../detection'

/** Connections into pods, services and nodes: decided by the event alone. */
export const connections: readonly StatelessDetection[] = []
