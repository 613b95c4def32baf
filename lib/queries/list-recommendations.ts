import { z } from 'zod'
import { textInput } from './text-input'
import { controlIdSchema } from '@/lib/model/control'
import type { ListedRecommendation } from '@/lib/model/posture'
import { severitySchema } from '@/lib/model/severity'
import { defineQuery } from '@/lib/operation'
import { environmentInput } from './environments-in-scope'
import { oneOrMore } from './finding-where'
import { pageInput, type Page } from './page'
import { pageOfAll } from './page-of-all'
import { readStanding } from './posture-standing'
import { readGoverned } from './governed-counts'
import { bySeverity, readCheckCounts, standRecommendations } from './recommendation-standing'
import { settledEnvironments } from './settled-environments'
import { toolRecommendations } from './tool-recommendations'

const orders = {
  /** As `standRecommendations` leaves them. */
  severity: () => 0,
  gain: (a: ListedRecommendation, b: ListedRecommendation) => (b.gain ?? -1) - (a.gain ?? -1),
  unhealthy: (a: ListedRecommendation, b: ListedRecommendation) => b.unhealthy - a.unhealthy,
  name: (a: ListedRecommendation, b: ListedRecommendation) => a.name.localeCompare(b.name, 'en'),
} as const

const stateOf = (row: ListedRecommendation) =>
  row.unhealthy > 0 ? 'unhealthy' : row.healthy > 0 ? 'healthy' : row.exempt > 0 ? 'exempt' : 'not-applicable'

export const recommendationFilters = {
  environment: environmentInput,
  severity: oneOrMore(severitySchema),
  control: oneOrMore(controlIdSchema),
  status: oneOrMore(z.enum(['unhealthy', 'healthy', 'exempt', 'not-applicable'])),
  q: z.string().trim().min(1).max(200).optional(),
  /** Those with failures of this person; those with failures past their due date. */
  owner: textInput(100).optional(),
  overdue: z.enum(['true', 'false']).optional(),
  sort: z.enum(['severity', 'gain', 'unhealthy', 'name']).default('severity'),
}

/**
 * Recommendations that were evaluated on something, with their counts and what mending each alone would give; rules of
 * other tools that have no check of ours among them, without points.
 */
export const listRecommendations = defineQuery({
  permission: 'posture:read',
  input: z.strictObject({ ...recommendationFilters, ...pageInput }),
  async run({ db, scope }, filter): Promise<Page<ListedRecommendation>> {
    const environments = await settledEnvironments(db, scope, filter.environment)
    const [scored, counts, governed, others] = await Promise.all([
      readStanding(db, environments),
      readCheckCounts(db, environments),
      readGoverned(db, environments, filter.owner),
      toolRecommendations(db, environments),
    ])
    const words = filter.q?.toLowerCase()
    const rows = [...standRecommendations(scored, counts), ...others]
      .toSorted(bySeverity)
      .map((row) => ({ ...row, ...(governed.get(row.id) ?? { overdue: 0, owned: 0 }) }))
      .filter(
        (row) =>
          (filter.severity?.includes(row.severity) ?? true) &&
          (filter.control?.includes(row.control) ?? true) &&
          (filter.status?.includes(stateOf(row)) ?? true) &&
          (filter.owner === undefined || row.owned > 0) &&
          (filter.overdue !== 'true' || row.overdue > 0) &&
          (words === undefined || `${row.name} ${row.id}`.toLowerCase().includes(words)),
      )
      .toSorted(orders[filter.sort])
    return pageOfAll(rows, filter.limit, filter.cursor)
  },
})
