import { z } from 'zod'
import { complianceStatusSchema, type ComplianceControl } from '@/lib/model/compliance'
import { defineQuery } from '@/lib/operation'
import { readComplianceFacts } from './compliance-facts'
import { currentStandards, standStandardControls } from './compliance-standing'
import { environmentInput } from './environments-in-scope'
import { oneOrMore } from './finding-where'
import { pageInput, type Page } from './page'
import { pageOfAll } from './page-of-all'
import { settledEnvironments } from './settled-environments'
import { knownStandard, standardInput } from './standard-in-scope'

/** Filters of the controls of a standard; the page of the standard and the export share them. */
export const controlFilters = {
  environment: environmentInput,
  status: oneOrMore(complianceStatusSchema),
  q: z.string().trim().min(1).max(200).optional(),
}

/** Whether a control is among those that the filters choose. */
export function matchesControl(
  row: ComplianceControl,
  filter: { status?: string[] | undefined; q?: string | undefined },
) {
  const words = filter.q?.toLowerCase()
  return (
    (filter.status?.includes(row.status) ?? true) &&
    (words === undefined ||
      `${row.control} ${row.title} ${row.checks.map(({ id }) => id).join(' ')}`.toLowerCase().includes(words))
  )
}

/** Controls of one standard, or of all current ones, in the order of the standards. */
export const listComplianceControls = defineQuery({
  permission: 'posture:read',
  input: z.strictObject({ standard: standardInput.optional(), ...controlFilters, ...pageInput }),
  async run({ db, scope }, filter): Promise<Page<ComplianceControl>> {
    const named = filter.standard === undefined ? null : knownStandard(filter.standard)
    const facts = await readComplianceFacts(db, await settledEnvironments(db, scope, filter.environment))
    const rows = (named ? [named] : currentStandards(facts))
      .flatMap((standard) => standStandardControls(standard, facts))
      .filter((row) => matchesControl(row, filter))
    return pageOfAll(rows, filter.limit, filter.cursor)
  },
})
