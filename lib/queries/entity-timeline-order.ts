import { z } from 'zod'
import { Prisma } from '@/lib/generated/prisma/client'
import type { EntityEntry } from '@/lib/model/entity-view'
import { textInput } from './text-input'

/** Which of two entries of one instant stands first: what follows from the other. Never renumber. */
export const entryRank = {
  appeared: 1,
  resolved: 2,
  posture: 3,
  request: 4,
  alert: 5,
  status: 6,
} as const satisfies Record<EntityEntry['sort'], number>

/** The last entry of a page: when, of which rank, and its id among those of its sort. */
export const entryKey = z.union([
  z.tuple([z.iso.datetime(), z.union([z.literal(1), z.literal(2)]), z.string().max(10)]),
  z.tuple([z.iso.datetime(), z.literal(3), textInput(300)]),
  z.tuple([z.iso.datetime(), z.union([z.literal(4), z.literal(5), z.literal(6)]), z.uuid()]),
])
export type EntryKey = z.infer<typeof entryKey>

/**
 * What of one source is behind an entry, as a condition that its index on (time, id) answers. `id` is null for a source
 * with one entry for each instant. An id of another sort than the source's is never compared.
 */
export function behind(after: EntryKey | null, sort: EntityEntry['sort'], at: string, id: string | null): Prisma.Sql {
  if (!after) return Prisma.sql`TRUE`
  const column = Prisma.raw(at)
  const moment = new Date(after[0])
  if (entryRank[sort] < after[1]) return Prisma.sql`${column} <= ${moment}`
  if (entryRank[sort] > after[1] || id === null) return Prisma.sql`${column} < ${moment}`
  const cast = Prisma.raw(sort === 'posture' ? '' : '::uuid')
  return Prisma.sql`(${column}, ${Prisma.raw(id)}) < (${moment}, ${after[2]}${cast})`
}

/** One list of those that are each in their order: the newest first, and of one instant the highest rank first. */
export function mergeEntries(sources: readonly (readonly EntityEntry[])[], most: number): EntityEntry[] {
  return sources
    .flat()
    .toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at) || entryRank[b.sort] - entryRank[a.sort])
    .slice(0, most)
}
