import { z } from 'zod'
import { alertTypes } from '@/lib/detect/alert-types'
import type { AlertType } from '@/lib/model/alert-type'
import { alertSeveritySchema, tacticSchema } from '@/lib/model/alert'
import { defineQuery } from '@/lib/operation'
import { oneOrMore } from './finding-where'
import { decodeCursor, encodeCursor, pageInput, type Page } from './page'

/** The catalogue of alerts: what each means, how severe it is, what to do, which checks prevent it. */
export const listAlertTypes = defineQuery({
  permission: 'alerts:read',
  input: z.strictObject({
    ...pageInput,
    severity: oneOrMore(alertSeveritySchema),
    tactic: oneOrMore(tacticSchema),
    source: oneOrMore(z.enum(['falco', 'kubernetes-audit'])),
    q: z.string().trim().min(1).max(200).optional(),
  }),
  run(_, { limit, cursor, severity, tactic, source, q }): Promise<Page<AlertType>> {
    const words = q?.toLowerCase()
    const matching = alertTypes.filter(
      (type) =>
        (severity?.includes(type.severity) ?? true) &&
        (tactic?.some((name) => type.tactics.includes(name)) ?? true) &&
        (source?.includes(type.rules.source) ?? true) &&
        (words === undefined || `${type.id} ${type.name} ${type.defender.join(' ')}`.toLowerCase().includes(words)),
    )
    const after = cursor === undefined ? null : decodeCursor(cursor, z.tuple([z.string()]))[0]
    const start = after === null ? 0 : matching.findIndex((type) => type.id === after) + 1
    const items = matching.slice(start, start + limit)
    const last = items.at(-1)
    const more = last !== undefined && start + limit < matching.length
    return Promise.resolve({
      items,
      next: more ? encodeCursor([last.id]) : null,
      total: { value: matching.length, capped: false },
    })
  },
})
