import { z } from 'zod'
import { passwordLength } from '../model/password-length'

/** A new password. */
export const passwordSchema = z
  .string()
  .min(passwordLength.min, `must be at least ${passwordLength.min} characters`)
  .max(passwordLength.max)
