import type { StatelessDetection } from '../../detection'

/** Exposure and network: decided by the event alone. */
export const exposure: readonly StatelessDetection[] = []
