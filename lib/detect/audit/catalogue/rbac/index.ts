import type { StatelessDetection } from '../../detection'

/** Rights and identities: decided by the event alone. */
export const rbac: readonly StatelessDetection[] = []
