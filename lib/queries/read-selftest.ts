import { z } from 'zod'
import { selftestPrefix } from '@/lib/detect/audit/catalogue/selftest'
import { OperationError } from '@/lib/errors'
import type { Selftest } from '@/lib/model/selftest'
import { defineQuery } from '@/lib/operation'
import { environmentsInScope } from './environments-in-scope'

type Row = { at: Date; alertId: string; receivedAt: string | null; raisedAt: string | null }

/** How to test the audit log of a collector, and how the last test went: when it was asked, received and raised. */
export const readSelftest = defineQuery({
  permission: 'collectors:read',
  input: z.strictObject({ id: z.uuid() }),
  async run({ db, scope }, { id }): Promise<Selftest> {
    const environments = await environmentsInScope(db, scope)
    const collector = await db.collector.findFirst({ where: { id, environmentId: { in: environments } } })
    if (!collector) throw new OperationError('not-found', 'There is no such collector, or it is not yours to see.')
    const namespace = `${selftestPrefix}${id.slice(0, 8)}`
    const [row] = await db.$queryRaw<Row[]>`
      SELECT event.at, event.alert_id AS "alertId", event.fields->>'receivedAt' AS "receivedAt",
        event.fields->>'raisedAt' AS "raisedAt"
      FROM (SELECT id FROM alert WHERE environment_id = ${collector.environmentId}::uuid AND type = 'k8s-selftest'
        ORDER BY last_seen_at DESC LIMIT 20) AS tests
      JOIN event ON event.alert_id = tests.id
      WHERE event.fields->>'objectRef.namespace' = ${namespace}
      ORDER BY event.at DESC LIMIT 1`
    const { receivedAt, raisedAt } = row ?? {}
    return {
      namespace,
      command: `kubectl get pods -n ${namespace}`,
      last:
        row && receivedAt && raisedAt ? { at: row.at.toISOString(), alertId: row.alertId, receivedAt, raisedAt } : null,
    }
  },
})
