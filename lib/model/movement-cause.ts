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
