import { z } from 'zod'
import { readDocuments } from '@/lib/ingest/documents'
import { parseMoment } from '@/lib/ingest/sensor/moment'
import type { Json } from '@/lib/model/json'

const text = z.string().max(100_000).nullish().catch(null)
const json: z.ZodType<Json> = z.custom<Json>((value) => value !== undefined)
const moment = z
  .string()
  .nullish()
  .catch(null)
  .transform((value) => (value ? parseMoment(/(?:Z|[+-]\d\d:?\d\d)$/i.test(value) ? value : `${value}Z`) : null))

/** A value that the Log Analytics table holds as text of JSON. */
function unpacked(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value
  const read = readDocuments(value)
  return read.ok ? read.documents[0] : value
}
const list = z.preprocess(
  (value) => {
    const inner = unpacked(value)
    return typeof inner === 'string' ? inner.split(/\r?\n/).filter((line) => line.trim() !== '') : inner
  },
  z.array(z.string().max(20_000)).max(200).nullish().catch(null),
)
const bag = z.preprocess(unpacked, z.record(z.string(), json).nullish().catch(null))

/**
 * One alert, with the names of Microsoft.Security/locations/alerts (api 2022-01-01). Only what makes it an alert must
 * be there; the rest is read where it can be.
 */
export const defenderAlert = z
  .object({
    alertType: z.string().trim().min(1).max(512),
    alertDisplayName: text,
    systemAlertId: text,
    name: text,
    description: text,
    severity: z
      .string()
      .transform((word) => word.toLowerCase())
      .pipe(z.enum(['high', 'medium', 'low', 'informational', 'critical'])),
    status: text,
    intent: text,
    compromisedEntity: text,
    azureResourceId: text,
    alertUri: text,
    productName: text,
    productComponentName: text,
    startTimeUtc: moment,
    endTimeUtc: moment,
    timeGeneratedUtc: moment,
    processingEndTimeUtc: moment,
    isIncident: z.preprocess((value) => value === true || value === 'true', z.boolean()),
    remediationSteps: list,
    techniques: list,
    subTechniques: list,
    resourceIdentifiers: z.array(z.record(z.string(), json)).max(200).nullish().catch(null),
    extendedProperties: bag,
    entities: z.preprocess(unpacked, z.array(json).max(1_000).nullish().catch(null)),
  })
  .refine((alert) => alert.endTimeUtc ?? alert.startTimeUtc ?? alert.timeGeneratedUtc, {
    path: ['endTimeUtc'],
    message: 'expected an RFC 3339 time after 1970',
  })
  .refine((alert) => alert.name || alert.systemAlertId, {
    path: ['systemAlertId'],
    message: 'expected the id of the alert',
  })
export type DefenderAlert = z.infer<typeof defenderAlert>

/** What Defender itself holds of it. */
export function statusOf(alert: DefenderAlert): 'active' | 'in-progress' | 'resolved' | 'dismissed' {
  const word = alert.status?.toLowerCase().replace(/[\s_-]/g, '')
  if (word === 'dismissed') return 'dismissed'
  if (word === 'resolved' || word === 'closed') return 'resolved'
  return word === 'inprogress' ? 'in-progress' : 'active'
}
