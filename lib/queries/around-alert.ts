import { z } from 'zod'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Transaction } from '@/lib/db'

const minutes = 10
const entities = z.array(z.object({ kind: z.string(), name: z.string() }).loose())
const evidence = z.object({
  fields: z
    .object({
      'user.username': z.string(),
      'objectRef.namespace': z.string(),
      'objectRef.name': z.string(),
    })
    .partial()
    .loose(),
})

/** What requests stand around an alert: when, and whose or about what. Null when it is not in these environments. */
export async function aroundAlert(
  db: Pick<Transaction, 'alert'>,
  environments: readonly string[],
  id: string,
): Promise<{ since: Date; until: Date; where: Prisma.Sql } | null> {
  const alert = await db.alert.findFirst({
    where: { id, environmentId: { in: [...environments] } },
    select: { lastSeenAt: true, clusterId: true, entities: true, evidence: true },
  })
  if (!alert) return null
  const fields = evidence.safeParse(alert.evidence).data?.fields ?? {}
  const named = entities.safeParse(alert.entities).data ?? []
  const ofKind = (...kinds: string[]) => named.flatMap((one) => (kinds.includes(one.kind) ? [one.name] : []))
  const accounts = ofKind('service-account').map((name) => `system:serviceaccount:${name.replace('/', ':')}`)
  const users = [...new Set([fields['user.username'] ?? '', ...ofKind('user'), ...accounts])].filter(Boolean)
  const namespace = fields['objectRef.namespace'] ?? ofKind('namespace')[0] ?? ''
  const objects = [fields['objectRef.name'] ?? '', ...ofKind('pod', 'workload')].filter(Boolean)
  const anchor = +alert.lastSeenAt
  const about = Prisma.sql`(user_name = ANY(${users}::text[])
    OR (namespace = ${namespace} AND name = ANY(${[...new Set(objects)]}::text[])))`
  return {
    since: new Date(anchor - minutes * 60_000),
    until: new Date(anchor + minutes * 60_000),
    where: alert.clusterId ? Prisma.sql`${about} AND asset_id = ${alert.clusterId}::uuid` : about,
  }
}
