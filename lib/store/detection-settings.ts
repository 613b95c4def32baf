import { z } from 'zod'
import { defaultAuditContext, type AuditContext } from '@/lib/detect/audit/context'
import { defaultDetectionSettings, tunables, type DetectionSettings, type Tuning } from '@/lib/detect/audit/settings'
import type { Transaction } from '@/lib/db'

type Kept = { version: number; settings: DetectionSettings }
const kept = new Map<string, Kept>()
const mostKept = 200

/**
 * What the environment's admins set for its detections. One statement of one row where nothing changed since the last
 * call in this process; every change of settings or exceptions raises the version. Called once per batch of events.
 */
export async function readDetectionSettings(
  tx: Pick<Transaction, 'detectionSetting' | 'detectionException'>,
  environmentId: string,
): Promise<DetectionSettings> {
  const key = { environmentId_detectionId: { environmentId, detectionId: '' } }
  const head = await tx.detectionSetting.findUnique({ where: key, select: { version: true } })
  if (!head) return defaultDetectionSettings
  const known = kept.get(environmentId)
  if (known?.version === head.version) return known.settings
  const rows = await tx.detectionSetting.findMany({ where: { environmentId } })
  const exceptions = await tx.detectionException.findMany({ where: { environmentId, revokedAt: null } })
  const settings: DetectionSettings = {
    context: storedContext(rows.find((row) => row.detectionId === '')?.lists),
    off: new Set(rows.filter((row) => !row.enabled && row.detectionId !== '').map((row) => row.detectionId)),
    tuning: new Map(rows.map((row) => [row.detectionId, storedTuning(row.tuning)])),
    exceptions: exceptions.map((row) => ({
      id: row.id,
      detection: row.detectionId,
      user: row.userGlob,
      namespace: row.namespaceGlob,
      image: row.imageGlob,
      name: row.nameGlob,
      expiresAt: row.expiresAt?.toISOString() ?? null,
    })),
  }
  // The rows may be newer than the version that was read first; then the next call reads them again.
  if (kept.size >= mostKept) kept.clear()
  kept.set(environmentId, { version: head.version, settings })
  return settings
}

const listsSchema = z.record(z.string(), z.array(z.string()))

/** The lists of an environment as they are stored; what is missing or unreadable is empty. */
export function storedContext(lists: unknown): AuditContext {
  const read = listsSchema.safeParse(lists)
  const known = Object.keys(defaultAuditContext).map((name) => [name, (read.success && read.data[name]) || []])
  return { ...defaultAuditContext, ...Object.fromEntries(known) }
}

const tuningSchema = z.record(z.string(), z.number())

/** The numbers of a detection as they are stored; names that are none are left out. */
export function storedTuning(tuning: unknown): Tuning {
  const read = tuningSchema.safeParse(tuning)
  if (!read.success) return {}
  return Object.fromEntries(
    tunables.flatMap((name) => (read.data[name] === undefined ? [] : [[name, read.data[name]]])),
  )
}
