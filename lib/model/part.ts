import { z } from 'zod'

/** A part of a report: what was read, or why it could not be. */
export type Part<T> = { value: T } | { unread: string }

/** The schema of a part that holds a `value`. */
export const partOf = <T extends z.ZodType>(value: T) =>
  z.union([z.object({ value }), z.object({ unread: z.string().max(4_096) })])
