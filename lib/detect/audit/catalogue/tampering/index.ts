import type { StatelessDetection } from '../../detection'

/** Defences, tampering and damage: decided by the event alone. */
export const tampering: readonly StatelessDetection[] = []
