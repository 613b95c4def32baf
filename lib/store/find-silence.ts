import { db } from '@/lib/db'
import { heartbeat, silenceSeconds } from '@/lib/detect/audit/catalogue/stateful/heartbeat'
import type { Observation } from '@/lib/model/observation'
import { resolveKeys } from './resolve-keys'
import { sendSignal } from './signal'
import { takeTurn } from './take-turn'
import { writeEvents } from './write-events'
import { readDetectionSettings } from './detection-settings'

/** Only a log that came for so long without a pause is missed when it stops. */
const steadyMs = 3_600_000

/**
 * Raises an alert for each cluster whose audit log came for an hour and then for ten minutes not at all. `upFor`: how
 * long this worker runs; what was down itself cannot tell who was silent. Run every minute; any number may run at once.
 */
export async function findSilence(now: Date, upFor: number): Promise<number> {
  if (upFor < silenceSeconds * 1000) return 0
  const before = new Date(now.getTime() - silenceSeconds * 1000)
  const silent = await db().$queryRaw<
    { asset_id: string; environment_id: string; key: string; name: string; last_at: Date }[]
  >`
    SELECT asset_id, audit_stream.environment_id, key, name, last_at FROM audit_stream
    JOIN asset ON asset.id = asset_id AND gone_at IS NULL
    WHERE last_at < ${before} AND silent_since IS NULL AND last_at - since >= make_interval(secs => ${steadyMs / 1000})`
  let raised = 0
  for (const row of silent) {
    raised += await db().$transaction(async (tx) => {
      const { environment_id: environmentId, last_at: lastAt, key, name } = row
      await takeTurn(tx, environmentId, 'events')
      // Whoever comes second, or an event that came meanwhile, finds nothing to say.
      const taken = await tx.$executeRaw`
        UPDATE audit_stream SET silent_since = ${lastAt}
        WHERE asset_id = ${row.asset_id}::uuid AND silent_since IS NULL AND last_at = ${lastAt}`
      const settings = await readDetectionSettings(tx, environmentId)
      if (taken === 0 || settings.off.has(heartbeat.id)) return 0
      const observation: Observation = {
        source: 'kubernetes-audit',
        evidenceAt: now.toISOString(),
        title: 'an audit log that fell silent',
        assets: [],
        edges: [],
        scopes: [],
        findings: [],
        vulnerabilities: [],
        rejected: [],
        events: [
          {
            identity: [key, lastAt.toISOString(), heartbeat.id],
            at: now.toISOString(),
            rule: heartbeat.id,
            priority: heartbeat.severity,
            message: `no audit event of ${name} came since ${lastAt.toISOString()}`,
            tags: [],
            fields: { lastEventReceivedAt: lastAt.toISOString() },
            asset: key,
            cluster: key,
            entities: [{ kind: 'cluster', name, key }],
          },
        ],
      }
      const keys = await resolveKeys(tx, environmentId, observation)
      const { counts } = await writeEvents(tx, { environmentId, receivedAt: now }, observation, keys)
      await sendSignal(tx, { environmentId, topics: ['alerts'] })
      return counts.raised
    })
  }
  return raised
}
