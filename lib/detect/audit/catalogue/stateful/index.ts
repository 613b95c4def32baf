import type { StatefulDetection } from '../../detection'

/** Decided by what happened before: counts, first times, sequences, rates. */
export const statefulDetections: readonly StatefulDetection[] = []
