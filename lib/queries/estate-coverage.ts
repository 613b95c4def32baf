import type { Database } from '@/lib/db'
import { collectorHealth, collectorHealths } from '@/lib/model/collector-health'
import type { CollectorCoverage, EnvironmentCoverage, EstateCoverage } from '@/lib/model/estate-coverage'
import { formatFacts, formatSchema } from '@/lib/model/format'
import { readFreshness } from './evidence-freshness'
import { scoreOver, type EnvironmentStanding } from './posture-standing'

/** What a plan watches, as one kind of asset stands for it. */
export const planKind = { kubernetes: 'cluster', registries: 'image', hosts: 'docker-host' } as const

const sendsEvents = (format: string) => {
  const known = formatSchema.safeParse(format)
  return known.success && formatFacts[known.data].nature === 'events'
}

type AssetTally = { environmentId: string; kind: string; count: number }

/** How many assets of each kind each of these environments has. */
export async function readAssetTallies(db: Database, environments: readonly string[]): Promise<AssetTally[]> {
  return db.assetTally.findMany({ where: { environmentId: { in: [...environments] } } })
}

/** What is watched in these environments, with what they hold: plans and what they found, collectors by health (the worst first), how fresh the evidence is. */
export async function readEstateCoverage(
  db: Database,
  standing: readonly EnvironmentStanding[],
  tallies: readonly AssetTally[],
  now: Date,
): Promise<EstateCoverage> {
  const ids = standing.map((row) => row.id)
  const [collectors, freshness] = await Promise.all([
    db.collector.findMany({
      where: { environmentId: { in: ids }, revokedAt: null },
      omit: { hash: true, previousHash: true },
    }),
    readFreshness(db, ids, scoreOver(standing).weight, now),
  ])
  const listed = collectors
    .map((row): CollectorCoverage => ({
      id: row.id,
      name: row.name,
      environmentId: row.environmentId,
      environment: standing.find((one) => one.id === row.environmentId)?.name ?? '',
      health: collectorHealth(row, now),
      lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
      rhythm: row.rhythm,
    }))
    .toSorted(
      (a, b) =>
        collectorHealths.indexOf(a.health) - collectorHealths.indexOf(b.health) ||
        (a.lastSeenAt ?? '').localeCompare(b.lastSeenAt ?? '') ||
        a.name.localeCompare(b.name, 'en'),
    )
  const eventSenders = new Set(
    collectors.flatMap((row) => (row.lastSeenAt && row.formats.some(sendsEvents) ? [row.environmentId] : [])),
  )
  const covered = standing.map((row): EnvironmentCoverage => {
    const count = (kind: string) =>
      tallies.find((tally) => tally.environmentId === row.id && tally.kind === kind)?.count ?? 0
    const plan = (since: Date | null, kind: string) => (since === null ? null : count(kind))
    const watches = row.kubernetesSince !== null || row.hostsSince !== null
    return {
      id: row.id,
      name: row.name,
      plans: {
        kubernetes: plan(row.kubernetesSince, planKind.kubernetes),
        registries: plan(row.registriesSince, planKind.registries),
        hosts: plan(row.hostsSince, planKind.hosts),
      },
      lacksSensor: watches && count('cluster') + count('docker-host') > 0 && !eventSenders.has(row.id),
    }
  })
  return { environments: covered, collectors: listed, freshness }
}
