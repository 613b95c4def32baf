import { z } from 'zod'
import type { FindingItem } from '@/lib/model/inventory'
import { defineQuery } from '@/lib/operation'
import { environmentsInScope } from './environments-in-scope'
import { findingFilters } from './finding-where'
import { openFindings } from './open-findings'
import { pageInput, type Page } from './page'
import { resolvedFindings } from './resolved-findings'

/** Findings, the most urgent first: class, then EPSS. Resolved ones: the newest first. */
export const listFindings = defineQuery({
  permission: 'findings:read',
  input: z.strictObject({ ...findingFilters, ...pageInput }),
  async run({ db, scope }, filter): Promise<Page<FindingItem>> {
    const environments = await environmentsInScope(db, scope, filter.environment)
    return filter.status === 'open'
      ? openFindings(db, environments, filter)
      : resolvedFindings(db, environments, filter)
  },
})
