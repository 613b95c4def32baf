import type { StatelessDetection } from '../../detection'

/** Workloads and their pods: decided by the event alone. */
export const workloads: readonly StatelessDetection[] = []
