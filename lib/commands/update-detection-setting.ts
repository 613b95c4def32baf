import { z } from 'zod'
import { actorLabel } from '@/lib/auth/actor'
import { tunableOf } from '@/lib/detect/audit/tuned-rule'
import type { AuditDetection } from '@/lib/detect/audit/detection'
import { OperationError } from '@/lib/errors'
import {
  detectionListSchemas,
  tuningBounds,
  tuningNames,
  type DetectionSettingsView,
  type TuningName,
} from '@/lib/model/detection-setting'
import type { Json } from '@/lib/model/json'
import { defineCommand } from '@/lib/operation'
import { detectionIdInput, knownDetection } from '@/lib/queries/detection-input'
import { detectionSettingsView } from '@/lib/queries/detection-settings-view'
import { changeDetectionSettings } from '@/lib/store/change-detection-settings'
import { storedContext, storedTuning } from '@/lib/store/detection-settings'

const { deliveryUsers, systemNamespaces, privilegedImages, approvedRegistries } = detectionListSchemas
const { trustedProxies, ownAddresses, maliciousAddresses } = detectionListSchemas

/**
 * Sets the lists of an environment, or of one detection there whether it is on and its numbers. What is not named
 * stays; null goes back to the default. In force from the next batch of events. Throws OperationError not-found,
 * invalid (a number that the detection does not have, or that is out of bounds).
 */
export const updateDetectionSetting = defineCommand({
  name: 'detection-setting.update',
  permission: 'environments:write',
  input: z.strictObject({
    environment: z.uuid(),
    detection: detectionIdInput.optional(),
    enabled: z.boolean().optional(),
    tuning: z.record(z.string().max(40), z.number().nullable()).optional(),
    lists: z
      .strictObject({
        deliveryUsers: deliveryUsers.nullish(),
        systemNamespaces: systemNamespaces.nullish(),
        privilegedImages: privilegedImages.nullish(),
        approvedRegistries: approvedRegistries.nullish(),
        trustedProxies: trustedProxies.nullish(),
        ownAddresses: ownAddresses.nullish(),
        maliciousAddresses: maliciousAddresses.nullish(),
      })
      .optional(),
  }),
  target: {
    on: 'environment',
    async find(tx, { environment }) {
      return (await tx.environment.findUnique({ where: { id: environment }, select: { id: true } }))?.id ?? null
    },
  },
  async run({ tx, now, actor }, { environment: id, detection: detectionId, enabled, tuning, lists }) {
    const environment = await tx.environment.findUnique({ where: { id } })
    if (!environment) throw new OperationError('not-found', 'There is no such environment.')
    const detection = detectionId === undefined ? null : knownDetection(detectionId)
    if (!detection && (enabled !== undefined || tuning))
      throw refused('detection', 'name the detection that this is set for')
    if (detection && lists) throw refused('lists', 'are of the environment: leave the detection out')
    const by = actorLabel(actor).actorName
    await changeDetectionSettings(tx, id, { now, by })
    const before = await tx.detectionSetting.findMany({ where: { environmentId: id } })
    const key = { environmentId: id, detectionId: detection?.id ?? '' }
    const own = before.find((row) => row.detectionId === key.detectionId)
    const data = {
      enabled: enabled ?? own?.enabled ?? true,
      tuning: detection ? mergedTuning(detection, storedTuning(own?.tuning), tuning ?? {}) : {},
      lists: detection ? {} : mergedLists(own?.lists, lists ?? {}),
      updatedAt: now,
      updatedBy: by,
    }
    const isBare = detection !== null && data.enabled && Object.keys(data.tuning).length === 0
    if (isBare) await tx.detectionSetting.deleteMany({ where: key })
    else
      await tx.detectionSetting.upsert({
        where: { environmentId_detectionId: key },
        create: { ...key, ...data },
        update: data,
      })
    const after = await tx.detectionSetting.findMany({ where: { environmentId: id } })
    const exceptions = await tx.detectionException.count({ where: { environmentId: id, revokedAt: null } })
    const result: DetectionSettingsView = detectionSettingsView(environment, after, exceptions)
    const facts = (rows: typeof before): Record<string, Json> => {
      const row = rows.find((one) => one.detectionId === key.detectionId)
      if (detection) return { enabled: row?.enabled ?? true, ...storedTuning(row?.tuning) }
      return Object.fromEntries(Object.entries(storedContext(row?.lists)).map(([name, list]) => [name, [...list]]))
    }
    const subject = { kind: 'detection-setting', id: detection?.id ?? id, name: detection?.name ?? environment.name }
    return { result, audit: [{ subject, environmentId: id, before: facts(before), after: facts(after) }] }
  },
})

type Lists = Readonly<Record<string, readonly string[] | null | undefined>>

/** The lists with those given in place; null and empty ones are not kept. */
function mergedLists(stored: unknown, given: Lists): Record<string, string[]> {
  const all: Lists = {
    ...storedContext(stored),
    ...Object.fromEntries(Object.entries(given).filter(([, list]) => list !== undefined)),
  }
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, list]) => (list && list.length > 0 ? [[name, [...new Set(list)]]] : [])),
  )
}

function mergedTuning(
  detection: AuditDetection,
  stored: Partial<Record<TuningName, number>>,
  given: Readonly<Record<string, number | null>>,
): Partial<Record<TuningName, number>> {
  const defaults = 'state' in detection ? tunableOf(detection.state) : {}
  for (const [name, value] of Object.entries(given)) {
    const known = tuningNames.find((one) => one === name)
    if (!known || defaults[known] === undefined) throw refused(`tuning.${name}`, 'the detection has no such number')
    const { min, max, whole } = tuningBounds[known]
    if (value !== null && (value < min || value > max || (whole && !Number.isInteger(value)))) {
      throw refused(`tuning.${name}`, `is ${whole ? 'a whole number ' : ''}from ${min} to ${max}`)
    }
  }
  return Object.fromEntries(
    tuningNames.flatMap((name) => {
      const value = Object.hasOwn(given, name) ? given[name] : stored[name]
      return value === null || value === undefined || value === defaults[name] ? [] : [[name, value]]
    }),
  )
}

function refused(path: string, message: string): OperationError {
  return new OperationError('invalid', `$.${path}: ${message}.`, { problems: [{ path: `$.${path}`, message }] })
}
