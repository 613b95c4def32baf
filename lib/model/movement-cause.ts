/** Why a resource changed, in the order in which changes are applied. */
export const movementCauses = [
  'fixed',
  'broke',
  'exempted',
  'exemption-expired',
  'exemption-revoked',
  'grace-given',
  'grace-ended',
  'check-changed',
  'appeared',
  'vanished',
] as const
export type MovementCause = (typeof movementCauses)[number]

/** Causes whose resources can be listed: those, and what changed nothing but is no longer known. */
export const listedCauses = [...movementCauses, 'evidence-stale'] as const
export type ListedCause = (typeof listedCauses)[number]
