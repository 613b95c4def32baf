import { z } from 'zod'
import { checkById } from '@/lib/assess/catalogue'
import { controlIdSchema } from '@/lib/model/control'
import type { GovernanceRuleItem } from '@/lib/model/governance'
import { severitySchema } from '@/lib/model/severity'
import { defineQuery } from '@/lib/operation'
import { controlName } from './check-entry'
import { environmentInput, environmentsInScope } from './environments-in-scope'
import { pageInput, type Page } from './page'
import { pageOfAll } from './page-of-all'

/** Governance rules, those that decide first on top. */
export const listGovernanceRules = defineQuery({
  permission: 'posture:read',
  input: z.strictObject({ environment: environmentInput, ...pageInput }),
  async run({ db, scope }, { environment, limit, cursor }): Promise<Page<GovernanceRuleItem>> {
    const ids = await environmentsInScope(db, scope, environment)
    const [rows, environments] = await Promise.all([
      db.governanceRule.findMany({
        where: { environmentId: { in: ids } },
        orderBy: [{ environmentId: 'asc' }, { place: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
      }),
      db.environment.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
    ])
    const people = await db.user.findMany({
      where: { id: { in: rows.map((row) => row.ownerId) } },
      select: { id: true, name: true },
    })
    const nameOf = (list: readonly { id: string; name: string }[], id: string) =>
      list.find((one) => one.id === id)?.name ?? id
    const items = rows.map((row): GovernanceRuleItem => {
      const control = controlIdSchema.safeParse(row.controlId)
      const severity = severitySchema.safeParse(row.severity)
      return {
        id: row.id,
        environmentId: row.environmentId,
        environment: nameOf(environments, row.environmentId),
        name: row.name,
        place: row.place,
        checkId: row.checkId,
        checkName: row.checkId === null ? null : (checkById(row.checkId)?.name ?? row.checkId),
        controlId: control.success ? control.data : null,
        controlName: control.success ? controlName(control.data) : null,
        severity: severity.success ? severity.data : null,
        namespace: row.namespace,
        labels: Array.isArray(row.labels) ? row.labels.filter((one) => typeof one === 'string') : null,
        ownerId: row.ownerId,
        owner: nameOf(people, row.ownerId),
        dueDays: row.dueDays,
        grace: row.grace,
        createdAt: row.createdAt.toISOString(),
      }
    })
    return pageOfAll(items, limit, cursor)
  },
})
