import { z } from 'zod'
import { collectorHealth, collectorHealths, type CollectorHealth } from '@/lib/model/collector-health'
import { formatSchema } from '@/lib/model/format'
import { defineQuery } from '@/lib/operation'
import { collectorSelect, toCollectorItems, type CollectorItem } from './collector-item'
import { environmentInput, environmentsInScope } from './environments-in-scope'
import { oneOrMore } from './finding-where'
import { decodeCursor, pageInput, toPage, type Page } from './page'

export type CollectorPage = Page<CollectorItem> & {
  /** How many there are of each health, before the filter of health. */
  health: Partial<Record<CollectorHealth, number>>
}

const sorts = ['health', 'name', '-lastSeenAt'] as const

/**
 * Collectors, those that need care first. Health changes with the clock, so it is told and sorted here: an
 * installation has as many collectors as clusters and pipelines, not as many as findings.
 */
export const listCollectors = defineQuery({
  permission: 'collectors:read',
  input: z.strictObject({
    environment: environmentInput,
    format: formatSchema.optional(),
    health: oneOrMore(z.enum(collectorHealths)),
    sort: z.enum(sorts).default('health'),
    ...pageInput,
  }),
  async run({ db, scope, now }, filter): Promise<CollectorPage> {
    const environments = await environmentsInScope(db, scope, filter.environment)
    const rows = await db.collector.findMany({
      where: {
        environmentId: { in: environments },
        ...(filter.format === undefined ? {} : { formats: { has: filter.format } }),
      },
      select: collectorSelect,
    })
    const place = (row: (typeof rows)[number]) => {
      if (filter.sort === 'name') return 0
      if (filter.sort === 'health') return collectorHealths.indexOf(collectorHealth(row, now))
      return -(row.lastSeenAt?.getTime() ?? 0)
    }
    const counts: CollectorPage['health'] = {}
    for (const row of rows) {
      const health = collectorHealth(row, now)
      counts[health] = (counts[health] ?? 0) + 1
    }
    const placed = rows
      .filter((row) => filter.health?.includes(collectorHealth(row, now)) ?? true)
      .map((row) => ({ row, key: [place(row), row.name, row.id] as const }))
      .toSorted((a, b) => compare(a.key, b.key))
    const after = filter.cursor === undefined ? null : decodeCursor(filter.cursor, keySchema)
    const rest = after === null ? placed : placed.filter((entry) => compare(entry.key, after) > 0)
    const shown = rest.slice(0, filter.limit + 1)
    const items = await toCollectorItems(
      db,
      shown.map((entry) => entry.row),
      now,
    )
    const page = toPage(
      shown,
      filter.limit,
      { value: placed.length, capped: false },
      (entry) => [...entry.key],
      (entry) => items[shown.indexOf(entry)],
    )
    return { ...page, items: page.items.flatMap((item) => item ?? []), health: counts }
  },
})

const keySchema = z.tuple([z.number(), z.string(), z.uuid()])
type Key = readonly [number, string, string]

function compare(one: Key, other: Key): number {
  if (one[0] !== other[0]) return one[0] - other[0]
  const names = one[1].localeCompare(other[1], 'en')
  if (names !== 0) return names
  return one[2] < other[2] ? -1 : one[2] > other[2] ? 1 : 0
}
