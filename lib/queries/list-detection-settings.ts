import { z } from 'zod'
import type { DetectionSettingsView } from '@/lib/model/detection-setting'
import { defineQuery } from '@/lib/operation'
import { detectionSettingsView } from './detection-settings-view'
import { environmentInput, environmentsInScope } from './environments-in-scope'
import { decodeCursor, pageInput, toPage, type Page } from './page'

/** What is set for detections, one item per environment by name: lists, what is off, what is tuned. */
export const listDetectionSettings = defineQuery({
  permission: 'alerts:read',
  input: z.strictObject({ environment: environmentInput, ...pageInput }),
  async run({ db, scope, now }, { environment, limit, cursor }): Promise<Page<DetectionSettingsView>> {
    const ids = await environmentsInScope(db, scope, environment)
    const after = cursor === undefined ? undefined : decodeCursor(cursor, z.tuple([z.string()]))[0]
    const environments = await db.environment.findMany({
      where: { id: { in: ids }, ...(after === undefined ? {} : { name: { gt: after } }) },
      select: { id: true, name: true },
      orderBy: { name: 'asc' },
      take: limit + 1,
    })
    const shown = environments.map(({ id }) => id)
    const rows = await db.detectionSetting.findMany({ where: { environmentId: { in: shown } } })
    const counts = await db.detectionException.groupBy({
      by: ['environmentId'],
      where: { environmentId: { in: shown }, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
      _count: true,
    })
    return toPage(
      environments,
      limit,
      { value: ids.length, capped: false },
      ({ name }) => [name],
      (one) => detectionSettingsView(one, rows, counts.find((row) => row.environmentId === one.id)?._count ?? 0),
    )
  },
})
