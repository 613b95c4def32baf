import { z } from 'zod'

/** Text of a filter. PostgreSQL stores no NUL, so nothing can match one; it is refused instead of failing there. */
export const textInput = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => !text.includes('\0'), 'must not contain a NUL character')

/** An instant, or a day in UTC. */
export const sinceInput = z.union([z.iso.datetime({ offset: true }), z.iso.date()])

/** A LIKE pattern for texts that contain this one, whatever signs it is made of. */
export const containsPattern = (text: string) => `%${escaped(text)}%`

/** A LIKE pattern for texts that begin with this one. */
export const prefixPattern = (text: string) => `${escaped(text)}%`

const escaped = (text: string) => text.replace(/[\\%_]/g, String.raw`\$&`)

/** How the registries write an id that someone typed in any case: all capitals, but for the letters of `GHSA-…`. */
export const idSpellings = (text: string) => [
  ...new Set([text, text.toUpperCase(), text.toLowerCase().replace(/^ghsa/, 'GHSA')]),
]
