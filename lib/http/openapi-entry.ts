import type { z } from 'zod'
import type { Definition } from '@/lib/operation'

/**
 * How a route is told to callers: by the operation behind it, or, where there is none, in its own words. `open`: no
 * sign-in needed. `input`: what goes in, where the operation does not say it itself. `body`: what a POST takes that is
 * not JSON. `answer`: media type of what comes back.
 */
export type ApiEntry = {
  operation?: { definition: Definition }
  input?: z.ZodType
  access?: 'open' | 'signed-in' | 'collector'
  body?: { mediaType: string; description: string }
  answer?: string
  /** The status of success; 200 unless given. */
  status?: number
}
