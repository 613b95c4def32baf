import { z } from 'zod'
import { checks } from '@/lib/assess/catalogue'
import { controlIdSchema } from '@/lib/model/control'
import type { CheckEntry } from '@/lib/model/posture'
import { severitySchema } from '@/lib/model/severity'
import { defineQuery } from '@/lib/operation'
import { checkEntry } from './check-entry'
import { oneOrMore } from './finding-where'
import { pageInput, type Page } from './page'
import { pageOfAll } from './page-of-all'

/** The catalogue of checks: what each looks for, how it is mended, and what other tools call it. */
export const listChecks = defineQuery({
  permission: 'posture:read',
  input: z.strictObject({ severity: oneOrMore(severitySchema), control: oneOrMore(controlIdSchema), ...pageInput }),
  async run(_context, { severity, control, limit, cursor }): Promise<Page<CheckEntry>> {
    const entries = checks
      .filter((check) => (severity?.includes(check.severity) ?? true) && (control?.includes(check.control) ?? true))
      .map(checkEntry)
    return pageOfAll(entries, limit, cursor)
  },
})
