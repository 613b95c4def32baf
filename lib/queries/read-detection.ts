import { z } from 'zod'
import type { DetectionItem } from '@/lib/model/detection-setting'
import { defineQuery } from '@/lib/operation'
import { detectionIdInput, knownDetection } from './detection-input'
import { detectionItem } from './detection-item'
import { environmentInput, environmentsInScope } from './environments-in-scope'
import { firedDetections } from './fired-detections'

/** One detection: what fires, what is benign, and how it stands in each environment. Throws not-found. */
export const readDetection = defineQuery({
  permission: 'alerts:read',
  input: z.strictObject({ id: detectionIdInput, environment: environmentInput }),
  async run({ db, scope, now }, { id, environment }): Promise<DetectionItem> {
    const detection = knownDetection(id)
    const ids = await environmentsInScope(db, scope, environment)
    const environments = await db.environment.findMany({
      where: { id: { in: ids } },
      select: { id: true, name: true },
      orderBy: { name: 'asc' },
    })
    const stored = await db.detectionSetting.findMany({ where: { environmentId: { in: ids }, detectionId: id } })
    const fired = await firedDetections(db, ids, [id], now)
    return detectionItem(detection, environments, stored, fired.get(id))
  },
})
