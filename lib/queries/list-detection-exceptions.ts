import { z } from 'zod'
import type { DetectionExceptionItem } from '@/lib/model/detection-setting'
import { defineQuery } from '@/lib/operation'
import { detectionIdInput } from './detection-input'
import { environmentInput, environmentsInScope } from './environments-in-scope'
import { countLimit, decodeCursor, pageInput, toPage, type Page } from './page'

/** Exceptions from detections, the newest first; `detection` shows those of it and those of every detection. */
export const listDetectionExceptions = defineQuery({
  permission: 'alerts:read',
  input: z.strictObject({
    environment: environmentInput,
    detection: detectionIdInput.optional(),
    state: z.enum(['active', 'ended']).optional(),
    ...pageInput,
  }),
  async run(
    { db, scope, now },
    { environment, detection, state, limit, cursor },
  ): Promise<Page<DetectionExceptionItem>> {
    const ids = await environmentsInScope(db, scope, environment)
    const live = { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] }
    const where = {
      environmentId: { in: ids },
      ...(detection === undefined ? {} : { AND: [{ OR: [{ detectionId: detection }, { detectionId: null }] }] }),
      ...(state === 'active' ? live : state === 'ended' ? { NOT: live } : {}),
    }
    const after = cursor === undefined ? null : decodeCursor(cursor, z.tuple([z.iso.datetime(), z.uuid()]))
    const beyond = after
      ? { OR: [{ createdAt: { lt: after[0] } }, { createdAt: { equals: after[0] }, id: { lt: after[1] } }] }
      : {}
    const rows = await db.detectionException.findMany({
      where: { AND: [where, beyond] },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: limit + 1,
    })
    const names = new Map(
      (await db.environment.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })).map((row) => [
        row.id,
        row.name,
      ]),
    )
    const value = await db.detectionException.count({ where, take: countLimit + 1 })
    return toPage(
      rows,
      limit,
      { value: Math.min(value, countLimit), capped: value > countLimit },
      (row) => [row.createdAt.toISOString(), row.id],
      (row): DetectionExceptionItem => ({
        id: row.id,
        environmentId: row.environmentId,
        environment: names.get(row.environmentId) ?? '',
        detection: row.detectionId,
        user: row.userGlob,
        namespace: row.namespaceGlob,
        image: row.imageGlob,
        name: row.nameGlob,
        reason: row.reason,
        state: row.revokedAt ? 'revoked' : row.expiresAt && row.expiresAt <= now ? 'expired' : 'active',
        createdAt: row.createdAt.toISOString(),
        createdBy: row.createdBy,
        expiresAt: row.expiresAt?.toISOString() ?? null,
        revokedAt: row.revokedAt?.toISOString() ?? null,
        revokedBy: row.revokedBy,
      }),
    )
  },
})
