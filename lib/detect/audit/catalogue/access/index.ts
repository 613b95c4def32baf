import type { StatelessDetection } from '../../detection'

/** Access to the API server: decided by the event alone. */
export const access: readonly StatelessDetection[] = []
