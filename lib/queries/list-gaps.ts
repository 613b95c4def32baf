import { z } from 'zod'
import type { Database } from '@/lib/db'
import { formatFacts, formatSchema } from '@/lib/model/format'
import { gapKinds, oldObjects, oldScan, type Gap, type GapKind } from '@/lib/model/gap'
import { plans, type Plan } from '@/lib/model/plan'
import { defineQuery } from '@/lib/operation'
import { environmentInput, environmentsInScope } from './environments-in-scope'
import { planKind } from './estate-coverage'
import { pageOfAll } from './page-of-all'
import { pageInput, type Page } from './page'

type Cluster = { id: string; name: string; environment_id: string; at: Date | null }
type Image = { environment_id: string; is_old: boolean; count: number; newest: Date | null; examples: Gap['examples'] }
type Sender = { formats: string[]; lastSeenAt: Date | null }
type Found = Pick<Gap, 'kind'> & Partial<Gap>

const day = 24 * 3_600_000
const factsOf = (format: string) => {
  const known = formatSchema.safeParse(format)
  return known.success ? formatFacts[known.data] : null
}
const serves = (plan: Plan) => (sender: Sender) =>
  sender.formats.some((format) => factsOf(format)?.plans.some((one) => one === plan))
const hasSentEvents = (sender: Sender) =>
  sender.lastSeenAt !== null && sender.formats.some((format) => factsOf(format)?.nature === 'events')

/**
 * What is not watched, as far as the reports can tell: plans that nobody serves, reports that are turned away, clusters
 * without a list of their objects or with an old one, environments without a runtime sensor, running images that no
 * scanner has looked into (lately). A few rows for each environment and cluster.
 */
export const listGaps = defineQuery({
  permission: 'collectors:read',
  input: z.strictObject({ environment: environmentInput, ...pageInput }),
  async run({ db, scope, now }, { environment, limit, cursor }): Promise<Page<Gap>> {
    const ids = await environmentsInScope(db, scope, environment)
    const [environments, tallies, collectors, clusters, images] = await Promise.all([
      db.environment.findMany({ where: { id: { in: ids } }, orderBy: { name: 'asc' } }),
      db.assetTally.findMany({ where: { environmentId: { in: ids }, count: { gt: 0 } } }),
      db.collector.findMany({
        where: { environmentId: { in: ids }, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
        select: { id: true, name: true, environmentId: true, formats: true, lastSeenAt: true, lastRefusedAt: true },
        orderBy: { name: 'asc' },
      }),
      listedClusters(db, ids),
      unscannedImages(db, ids, new Date(now.getTime() - oldScan)),
    ])
    const gaps = environments.flatMap((one): Gap[] => {
      const on: Record<Plan, boolean> = {
        kubernetes: one.kubernetesSince !== null,
        registries: one.registriesSince !== null,
        hosts: one.hostsSince !== null,
      }
      const own = collectors.filter((row) => row.environmentId === one.id)
      const count = (kind: string) =>
        tallies.find((row) => row.environmentId === one.id && row.kind === kind)?.count ?? 0
      const watched = count('cluster') + count('docker-host')
      const found: Found[] = [
        ...plans.flatMap((plan): Found[] => {
          if (!on[plan]) return []
          if (!own.some(serves(plan))) return [{ kind: 'no-collector', plan }]
          return count(planKind[plan]) === 0 ? [{ kind: 'nothing-seen', plan }] : []
        }),
        ...own.flatMap((row): Found[] =>
          row.lastRefusedAt !== null && now.getTime() - row.lastRefusedAt.getTime() < day
            ? [{ kind: 'refused', subject: { kind: 'collector', ...named(row) }, at: row.lastRefusedAt.toISOString() }]
            : [],
        ),
        ...(on.kubernetes ? clusters : []).flatMap((row): Found[] => {
          if (row.environment_id !== one.id) return []
          const subject = { kind: 'cluster' as const, ...named(row) }
          if (row.at === null) return [{ kind: 'no-objects', subject }]
          return now.getTime() - row.at.getTime() > oldObjects
            ? [{ kind: 'old-objects', subject, at: row.at.toISOString() }]
            : []
        }),
        ...((on.kubernetes || on.hosts) && watched > 0 && !own.some(hasSentEvents)
          ? [{ kind: 'no-sensor' as const, count: watched }]
          : []),
        ...images.flatMap((row): Found[] => {
          if (row.environment_id !== one.id) return []
          const { count: many, examples, newest } = row
          const kind: GapKind = row.is_old ? 'old-scan' : 'no-scan'
          return [{ kind, count: many, examples, at: newest?.toISOString() ?? null }]
        }),
      ]
      return found.map((gap) => ({
        id: [gap.kind, one.id, gap.subject?.id ?? gap.plan ?? ''].join(' '),
        environmentId: one.id,
        environment: one.name,
        plan: null,
        subject: null,
        count: 1,
        examples: [],
        at: null,
        ...gap,
      }))
    })
    const sorted = gaps.toSorted((a, b) => gapKinds.indexOf(a.kind) - gapKinds.indexOf(b.kind))
    return pageOfAll(sorted, limit, cursor)
  },
})

const named = ({ id, name }: { id: string; name: string }) => ({ id, name })

/** The clusters with the time of their newest list of objects. */
async function listedClusters(db: Database, environments: string[]): Promise<Cluster[]> {
  return db.$queryRaw<Cluster[]>`
    SELECT cluster.id, cluster.name, cluster.environment_id, (
      SELECT max(evidence_at) FROM coverage WHERE asset_id = cluster.id AND scope LIKE 'assets:%') AS at
    FROM asset AS cluster
    WHERE cluster.environment_id = ANY(${environments}::uuid[]) AND cluster.kind = 'cluster' AND cluster.gone_at IS NULL
    ORDER BY cluster.name, cluster.id`
}

/** Running images that no scanner has looked into, or none since `before`: how many, and the first five by name. */
async function unscannedImages(db: Database, environments: string[], before: Date): Promise<Image[]> {
  return db.$queryRaw<Image[]>`
    SELECT environment_id, at IS NOT NULL AS is_old, count(*)::int AS count, max(at) AS newest,
      to_jsonb((array_agg(jsonb_build_object('id', id, 'name', name) ORDER BY name, id))[1:5]) AS examples
    FROM (
      SELECT a.id, a.name, a.environment_id, (
        SELECT max(evidence_at) FROM coverage
        WHERE coverage.asset_id = a.id AND coverage.scope = 'findings:vulnerability') AS at
      FROM asset AS a
      WHERE a.environment_id = ANY(${environments}::uuid[]) AND a.kind = 'image' AND a.gone_at IS NULL AND a.running
    ) AS image
    WHERE at IS NULL OR at < ${before}
    GROUP BY environment_id, at IS NOT NULL`
}
