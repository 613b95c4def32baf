import { z } from 'zod'
import { auditDetections } from '@/lib/detect/audit/catalogue'
import { alertSeveritySchema, tacticSchema } from '@/lib/model/alert'
import type { DetectionItem } from '@/lib/model/detection-setting'
import { severityRank } from '@/lib/model/severity'
import { defineQuery } from '@/lib/operation'
import { detectionItem, kindOfDetection } from './detection-item'
import { environmentInput, environmentsInScope } from './environments-in-scope'
import { oneOrMore } from './finding-where'
import { firedDetections } from './fired-detections'
import { decodeCursor, encodeCursor, pageInput, type Page } from './page'

/** Worst first, then by name: the order of the list. */
const sorted = auditDetections.toSorted(
  (a, b) => severityRank[b.severity] - severityRank[a.severity] || a.name.localeCompare(b.name, 'en'),
)

/**
 * The detections over audit logs: what fires, how they stand in the environments that are looked at, and how often
 * they fired there in 30 days. `state`: `off` where any of these environments has it switched off.
 */
export const listDetections = defineQuery({
  permission: 'alerts:read',
  input: z.strictObject({
    environment: environmentInput,
    ...pageInput,
    severity: oneOrMore(alertSeveritySchema),
    tactic: oneOrMore(tacticSchema),
    kind: oneOrMore(z.enum(['event', 'state', 'inventory'])),
    state: z.enum(['on', 'off', 'tuned']).optional(),
    q: z.string().trim().min(1).max(200).optional(),
  }),
  async run(
    { db, scope, now },
    { environment, limit, cursor, severity, tactic, kind, state, q },
  ): Promise<Page<DetectionItem>> {
    const ids = await environmentsInScope(db, scope, environment)
    const environments = await db.environment.findMany({
      where: { id: { in: ids } },
      select: { id: true, name: true },
      orderBy: { name: 'asc' },
    })
    const stored = await db.detectionSetting.findMany({
      where: { environmentId: { in: ids }, detectionId: { not: '' } },
    })
    const off = new Set(stored.filter((row) => !row.enabled).map((row) => row.detectionId))
    const tuned = new Set(
      stored
        .filter((row) => Object.keys(z.record(z.string(), z.unknown()).catch({}).parse(row.tuning)).length > 0)
        .map((row) => row.detectionId),
    )
    const words = q?.toLowerCase()
    const matching = sorted.filter(
      (one) =>
        (severity?.includes(one.severity) ?? true) &&
        (tactic?.some((name) => one.tactics.includes(name)) ?? true) &&
        (kind?.includes(kindOfDetection(one)) ?? true) &&
        (state === undefined || (state === 'tuned' ? tuned.has(one.id) : off.has(one.id) === (state === 'off'))) &&
        (words === undefined ||
          `${one.id} ${one.name} ${one.defender.join(' ')} ${one.techniques.join(' ')}`.toLowerCase().includes(words)),
    )
    const after = cursor === undefined ? null : decodeCursor(cursor, z.tuple([z.string()]))[0]
    const start = after === null ? 0 : matching.findIndex((one) => one.id === after) + 1
    const shown = matching.slice(start, start + limit)
    const fired = await firedDetections(
      db,
      ids,
      shown.map(({ id }) => id),
      now,
    )
    const last = shown.at(-1)
    return {
      items: shown.map((one) => detectionItem(one, environments, stored, fired.get(one.id))),
      next: last && start + limit < matching.length ? encodeCursor([last.id]) : null,
      total: { value: matching.length, capped: false },
    }
  },
})
