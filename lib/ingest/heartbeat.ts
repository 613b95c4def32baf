import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/db'
import { OperationError } from '@/lib/errors'
import { collectorHeartbeatSchema, type CollectorHeartbeat } from '@/lib/model/heartbeat'
import { clusterKey, dockerHostKey } from '@/lib/model/key'
import { assetId } from '@/lib/store/identity'
import { cleanValue } from './clean-value'
import { problemsOf } from './problems'

/**
 * Remembers how a collector of ours says it is. What is said of a cluster or host stands with it, a cluster also
 * when it is kept under another name; the asset itself comes with the first report. Throws OperationError.
 */
export async function acceptHeartbeat(actor: Actor, input: unknown, now: Date): Promise<{ at: string }> {
  if (actor.kind === 'anonymous') throw new OperationError('unauthenticated', 'Send the token of a collector.')
  if (actor.kind !== 'collector') throw new OperationError('forbidden', 'Only collectors send heartbeats.')
  const parsed = collectorHeartbeatSchema.safeParse(cleanValue(input))
  if (!parsed.success) {
    const problems = problemsOf(parsed.error)
    const [first] = problems
    throw new OperationError('invalid', `${first?.path}: ${first?.message}`, { problems })
  }
  const facts = parsed.data
  const at = { at: now.toISOString() }
  // What has reported is heard of again; what has not is still waited for.
  await db().$executeRaw`
    UPDATE collector SET last_seen_at = ${now}
    WHERE id = ${actor.id}::uuid AND last_seen_at < ${now}::timestamptz - interval '5 seconds'`
  const id = await watchedBy(actor.environmentId, facts)
  if (id === null) return at
  await db().collectorHeartbeat.upsert({
    where: { assetId_collectorId: { assetId: id, collectorId: actor.id } },
    create: { assetId: id, collectorId: actor.id, environmentId: actor.environmentId, at: now, facts },
    update: { at: now, facts },
  })
  return at
}

/** The asset that a collector watches, also before its first report; null while it does not know. */
async function watchedBy(environmentId: string, { cluster, host, log }: CollectorHeartbeat): Promise<string | null> {
  if (host) return assetId(environmentId, dockerHostKey(host.id))
  const name = cluster?.uid ?? log?.cluster
  if (name === undefined) return null
  const reference = `cluster:${name}`
  const known = await db().assetReference.findFirst({ where: { environmentId, reference } })
  return known?.assetId ?? assetId(environmentId, clusterKey(name))
}
