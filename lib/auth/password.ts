import { z } from 'zod'

/** Lengths of a password. Eight is the least that NIST SP 800-63B allows; sign-in is rate-limited besides. */
export const passwordLength = { min: 8, max: 200 }

/** A new password. */
export const passwordSchema = z
  .string()
  .min(passwordLength.min, `must be at least ${passwordLength.min} characters`)
  .max(passwordLength.max)
