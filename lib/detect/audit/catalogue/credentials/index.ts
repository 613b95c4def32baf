import type { StatelessDetection } from '../../detection'

/** Credentials and secrets: decided by the event alone. */
export const credentials: readonly StatelessDetection[] = []
