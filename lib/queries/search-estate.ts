import { z } from 'zod'
import { checks } from '@/lib/assess/catalogue'
import type { Database } from '@/lib/db'
import { alertTypes } from '@/lib/detect/alert-types'
import { alertFacets } from '@/lib/model/alert-class'
import type { SearchAnswer, SearchGroup } from '@/lib/model/inventory'
import { severityOfRank, severityRank } from '@/lib/model/severity'
import { defineQuery } from '@/lib/operation'
import { worstSeverity } from './asset-item'
import { environmentInput } from './environments-in-scope'
import { settledEnvironments } from './settled-environments'
import { containsPattern, idSpellings, prefixPattern, textInput } from './text-input'

const shown = 5

type Entry<Group extends keyof SearchAnswer> = SearchAnswer[Group]['items'][number]

const group = <Item>(rows: readonly Item[]): SearchGroup<Item> => ({
  items: rows.slice(0, shown),
  more: rows.length > shown,
})

/**
 * Looks a text up everywhere: assets, vulnerabilities, alerts, recommendations; at most five of each. Names are found by
 * trigram, so texts of one or two letters are taken for the beginning of a name.
 */
export const searchEstate = defineQuery({
  permission: 'assets:read',
  input: z.strictObject({ q: textInput(200), environment: environmentInput }),
  async run({ db, scope }, { q, environment }): Promise<SearchAnswer> {
    const environments = await settledEnvironments(db, scope, environment)
    const pattern = q.length < 3 ? prefixPattern(q) : containsPattern(q)
    const [assets, vulnerabilities, alerts, recommendations] = await Promise.all([
      findAssets(db, environments, q, pattern),
      findVulnerabilities(db, environments, q, pattern),
      findAlerts(db, environments, q, pattern),
      findRecommendations(db, environments, q),
    ])
    return {
      assets: group(assets),
      vulnerabilities: group(vulnerabilities),
      alerts: group(alerts),
      recommendations: group(recommendations),
    }
  },
})

type AssetRow = Omit<Entry<'assets'>, 'worst'> & { risk: number }

/** What is named exactly so comes first, then what has more to answer for. */
async function findAssets(
  db: Database,
  environments: string[],
  q: string,
  pattern: string,
): Promise<Entry<'assets'>[]> {
  const rows = await db.$queryRaw<AssetRow[]>`
    SELECT a.id, a.kind, a.name, a.namespace, environment.name AS environment, cluster.name AS cluster, a.risk
    FROM (
      SELECT * FROM asset
      WHERE name ILIKE ${pattern} AND environment_id = ANY(${environments}::uuid[]) AND gone_at IS NULL
      ORDER BY lower(name) = lower(${q}) DESC, risk DESC, name, id LIMIT ${shown + 1}) AS a
    JOIN environment ON environment.id = a.environment_id LEFT JOIN asset AS cluster ON cluster.id = a.cluster_id
    ORDER BY lower(a.name) = lower(${q}) DESC, a.risk DESC, a.name, a.id`
  return rows.map(({ risk, ...row }) => ({ ...row, worst: worstSeverity(risk) }))
}

type VulnerabilityRow = { id: string; title: string | null; severity: number; exploited: boolean; findings: number }

async function findVulnerabilities(
  db: Database,
  environments: string[],
  q: string,
  pattern: string,
): Promise<Entry<'vulnerabilities'>[]> {
  const rows = await db.$queryRaw<VulnerabilityRow[]>`
    SELECT v.id, v.title, v.severity, v.known_exploited AS exploited, open.findings
    FROM (
      SELECT id, title, severity, known_exploited FROM vulnerability
      WHERE id ILIKE ${pattern} OR title ILIKE ${pattern} OR aliases && ${idSpellings(q)}::text[]
      ORDER BY upper(id) = upper(${q}) DESC, known_exploited DESC, severity DESC, id DESC OFFSET 0) AS v
    CROSS JOIN LATERAL (
      SELECT sum(count)::int AS findings FROM rule_tally
      WHERE environment_id = ANY(${environments}::uuid[]) AND kind = 'vulnerability' AND rule = v.id) AS open
    WHERE open.findings > 0 LIMIT ${shown + 1}`
  return rows.map((row) => ({ ...row, severity: severityOfRank(row.severity) }))
}

type AlertRow = { id: string; title: string; class: number; compromised: string; last_seen_at: Date }

/** By title, or by the id of their type, whose name the title is. */
async function findAlerts(
  db: Database,
  environments: string[],
  q: string,
  pattern: string,
): Promise<Entry<'alerts'>[]> {
  const named = alertTypes.filter((type) => type.id.toLowerCase().includes(q.toLowerCase())).map((type) => type.name)
  const rows = await db.$queryRaw<AlertRow[]>`
    SELECT id, title, class, compromised, last_seen_at FROM alert
    WHERE (title ILIKE ${pattern} OR title = ANY(${named}::text[])) AND environment_id = ANY(${environments}::uuid[])
    ORDER BY class DESC, last_seen_at DESC, id DESC LIMIT ${shown + 1}`
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    ...alertFacets(row.class),
    compromised: row.compromised,
    lastSeenAt: row.last_seen_at.toISOString(),
  }))
}

/** From the catalogue, by name or id; those with something to mend first. */
async function findRecommendations(
  db: Database,
  environments: string[],
  q: string,
): Promise<Entry<'recommendations'>[]> {
  const words = q.toLowerCase().split(/\s+/)
  const found = checks.filter((check) =>
    words.every((word) => `${check.name} ${check.id}`.toLowerCase().includes(word)),
  )
  if (found.length === 0) return []
  const tallies = await db.checkTally.groupBy({
    by: ['checkId'],
    where: { environmentId: { in: environments }, checkId: { in: found.map((check) => check.id) } },
    _sum: { unhealthy: true },
  })
  return found
    .map(({ id, name, severity }) => ({
      id,
      name,
      severity,
      unhealthy: tallies.find((tally) => tally.checkId === id)?._sum.unhealthy ?? 0,
    }))
    .toSorted((a, b) => b.unhealthy - a.unhealthy || severityRank[b.severity] - severityRank[a.severity])
}
