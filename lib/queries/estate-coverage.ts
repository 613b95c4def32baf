import type { Database } from '@/lib/db'
import { collectorHealth, collectorHealths } from '@/lib/model/collector-health'
import type { CollectorCoverage, EnvironmentCoverage, EstateCoverage } from '@/lib/model/estate-coverage'
import { formatFacts, formatSchema } from '@/lib/model/format'
import { readFreshness } from './evidence-freshness'
import type { EstateTallies } from './estate-tallies'
import { scoreOver } from './posture-standing'

/** What a plan watches, as one kind of asset stands for it. */
export const planKind = { kubernetes: 'cluster', registries: 'image', hosts: 'docker-host' } as const

const sendsEvents = (format: string) => {
  const known = formatSchema.safeParse(format)
  return known.success && formatFacts[known.data].nature === 'events'
}

/** What is watched in these environments, with what they hold: plans and what they found, collectors by health (the worst first), how fresh the evidence is. */
export async function readEstateCoverage(
  db: Database,
  { standing, assets, collectors }: Pick<EstateTallies, 'standing' | 'assets' | 'collectors'>,
  now: Date,
): Promise<EstateCoverage> {
  const ids = standing.map((row) => row.id)
  const freshness = await readFreshness(db, ids, scoreOver(standing).weight, now)
  const listed = collectors
    .map((row): CollectorCoverage => ({
      id: row.id,
      name: row.name,
      environmentId: row.environmentId,
      environment: standing.find((one) => one.id === row.environmentId)?.name ?? '',
      health: collectorHealth(row, now),
      lastSeenAt: row.lastSeenAt === null ? null : new Date(row.lastSeenAt).toISOString(),
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
      assets.find((tally) => tally.environmentId === row.id && tally.kind === kind)?.count ?? 0
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
