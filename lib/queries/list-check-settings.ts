import { z } from 'zod'
import type { CheckSettingView } from '@/lib/model/check-setting'
import { defineQuery } from '@/lib/operation'
import { checkSettingView } from './check-setting-view'
import { environmentInput, environmentsInScope } from './environments-in-scope'
import { decodeCursor, pageInput, toPage, type Page } from './page'
import { checkIdInput, knownCheck } from './read-recommendation'

/**
 * Exclusions and parameters in force, one item per environment by name: for `check`, or without it those that every
 * check of pods inherits.
 */
export const listCheckSettings = defineQuery({
  permission: 'posture:read',
  input: z.strictObject({ environment: environmentInput, check: checkIdInput.optional(), ...pageInput }),
  async run({ db, scope }, { environment, check: checkId, limit, cursor }): Promise<Page<CheckSettingView>> {
    const check = checkId === undefined ? null : knownCheck(checkId)
    const ids = await environmentsInScope(db, scope, environment)
    const after = cursor === undefined ? undefined : decodeCursor(cursor, z.tuple([z.string()]))[0]
    const environments = await db.environment.findMany({
      where: { id: { in: ids }, ...(after === undefined ? {} : { name: { gt: after } }) },
      select: { id: true, name: true },
      orderBy: { name: 'asc' },
      take: limit + 1,
    })
    const stored = await db.checkSetting.findMany({
      where: { environmentId: { in: environments.map(({ id }) => id) }, checkId: { in: ['', check?.id ?? ''] } },
    })
    return toPage(
      environments,
      limit,
      { value: ids.length, capped: false },
      ({ name }) => [name],
      (one) =>
        checkSettingView(
          one,
          check,
          stored.filter((row) => row.environmentId === one.id),
        ),
    )
  },
})
