import { hash } from 'node:crypto'
import type { Transaction } from '@/lib/db'
import type { Observation, ObservedWitness } from '@/lib/model/observation'
import { contentHash } from './content-hash'
import type { KeyResolver } from './resolve-keys'

/** What this report covers of one asset: these checks, or all that the tool knows. */
type Scope = { assetId: string; name: string; checks: ReadonlySet<string> | null; complete: boolean }

type Said = { assetId: string; checkId: string; scope: string; status: string; rule: string } & {
  reason: string | null
  evidence: string
}
type Known = { asset_id: string; check_id: string; status: string; rule: string; reason: string | null } & {
  evidence: unknown
  scope: string
  /** When it was last said, the same again included. */
  until: Date
}
type Report = { environmentId: string; reportId: string; evidenceAt: Date }

/** Two reports of one tool about different sets of checks (masters and workers, one framework) stand side by side. */
function scopeName(checks: readonly string[] | undefined): string {
  return checks ? `witnesses:${hash('sha256', checks.toSorted().join('\n'), 'hex').slice(0, 16)}` : 'witnesses'
}

function scopesOf({ scopes, witnesses = [] }: Observation, keys: KeyResolver): Map<string, Scope[]> {
  const byAsset = new Map<string, Scope[]>()
  const add = (scope: Scope) => {
    const list = byAsset.get(scope.assetId) ?? []
    const same = list.find((one) => one.name === scope.name)
    if (same) same.complete ||= scope.complete
    else byAsset.set(scope.assetId, [...list, scope])
  }
  // The assets of one report share their list of checks.
  const lists = new Map<readonly string[] | undefined, { name: string; checks: ReadonlySet<string> | null }>()
  for (const scope of scopes) {
    if (scope.type !== 'witnesses') continue
    const { checks, complete } = scope
    const list = lists.get(checks) ?? { name: scopeName(checks), checks: checks ? new Set(checks) : null }
    lists.set(checks, list)
    add({ assetId: keys.id(scope.asset), ...list, complete })
  }
  for (const { asset, check } of witnesses) {
    const assetId = keys.id(asset)
    const isCovered = byAsset.get(assetId)?.some((scope) => scope.checks?.has(check) ?? true)
    if (!isCovered) add({ assetId, name: scopeName(undefined), checks: null, complete: false })
  }
  return byAsset
}

const worse = { unhealthy: 2, healthy: 1, 'not-applicable': 0 } as const

/** Each check of each asset once: several words of one tool on it fold, and the worst counts. */
function saidOf(witnesses: readonly ObservedWitness[], scopes: Map<string, Scope[]>, keys: KeyResolver): Said[] {
  const groups = new Map<string, ObservedWitness[]>()
  for (const one of witnesses) {
    const name = `${keys.id(one.asset)} ${one.check}`
    groups.set(name, [...(groups.get(name) ?? []), one])
  }
  return [...groups.values()].flatMap((group): Said[] => {
    const [first] = group.toSorted((a, b) => worse[b.status] - worse[a.status])
    if (!first) return []
    const assetId = keys.id(first.asset)
    const scope = scopes.get(assetId)?.find((one) => one.checks?.has(first.check) ?? true)
    if (!scope) return []
    const alike = group.filter((one) => one.status === first.status)
    const evidence = first.status === 'unhealthy' ? alike.flatMap((one) => one.evidence ?? []).slice(0, 50) : []
    return [
      {
        assetId,
        checkId: first.check,
        scope: scope.name,
        status: first.status,
        rule: [...new Set(alike.map((one) => one.rule))].toSorted().join(', ').slice(0, 500),
        reason: first.status === 'not-applicable' ? (first.reason ?? null) : null,
        evidence: JSON.stringify(evidence),
      },
    ]
  })
}

/**
 * Brings what this source says of our checks to what the report says: a complete report of a scope takes back what
 * it no longer says, an older one changes nothing that was said since. The same again writes its coverage alone.
 * Returns the assets whose verdicts changed. Three statements at most, four with a change.
 */
export async function writeWitnesses(
  tx: Transaction,
  report: Report,
  observation: Observation,
  keys: KeyResolver,
  gone: ReadonlySet<string>,
): Promise<Set<string>> {
  const touched = new Set<string>()
  const scopes = scopesOf(observation, keys)
  for (const id of gone) scopes.delete(id)
  if (scopes.size === 0) return touched
  const { source } = observation
  const rows = await tx.$queryRaw<Known[]>`
    SELECT witness.asset_id, check_id, status, rule, reason, evidence, witness.scope,
      GREATEST(witness.evidence_at, coverage.evidence_at) AS until
    FROM witness LEFT JOIN coverage ON coverage.asset_id = witness.asset_id AND coverage.source = witness.source
      AND coverage.scope = witness.scope
    WHERE witness.asset_id = ANY(${[...scopes.keys()]}::uuid[]) AND witness.source = ${source}`
  const known = new Map(rows.map((row) => [`${row.asset_id} ${row.check_id}`, row]))
  const current = await writeCoverage(tx, report, source, [...scopes.values()].flat())

  const said = saidOf(observation.witnesses ?? [], scopes, keys)
  const isOld = (row: Known | undefined) => row !== undefined && row.until > report.evidenceAt
  const write = said.filter((row) => {
    const before = known.get(`${row.assetId} ${row.checkId}`)
    return current.has(`${row.assetId} ${row.scope}`) && !isOld(before) && !isSame(before, row)
  })
  const names = new Set(said.map((row) => `${row.assetId} ${row.checkId}`))
  const remove = rows.filter((row) => {
    if (isOld(row) || names.has(`${row.asset_id} ${row.check_id}`)) return false
    return scopes.get(row.asset_id)?.some((scope) => {
      const isCovered = scope.checks?.has(row.check_id) ?? true
      return scope.complete && isCovered && current.has(`${row.asset_id} ${scope.name}`)
    })
  })
  await upsert(tx, report, source, write)
  if (remove.length > 0) {
    await tx.$executeRaw`
      DELETE FROM witness USING unnest(${remove.map((row) => row.asset_id)}::uuid[],
        ${remove.map((row) => row.check_id)}::text[]) AS old (asset_id, check_id)
      WHERE witness.asset_id = old.asset_id AND witness.check_id = old.check_id AND source = ${source}`
  }
  for (const row of write) touched.add(row.assetId)
  for (const row of remove) touched.add(row.asset_id)
  return touched
}

function isSame(before: Known | undefined, now: Said): boolean {
  return (
    before !== undefined &&
    before.status === now.status &&
    before.rule === now.rule &&
    before.reason === now.reason &&
    before.scope === now.scope &&
    contentHash(before.evidence) === contentHash(JSON.parse(now.evidence))
  )
}

/** Notes until when each scope is known; gives back those, as `asset scope`, of which nothing newer was known. */
async function writeCoverage(
  tx: Transaction,
  report: Report,
  source: string,
  scopes: readonly Scope[],
): Promise<Set<string>> {
  const { environmentId, evidenceAt, reportId } = report
  const rows = await tx.$queryRaw<{ asset_id: string; scope: string }[]>`
    INSERT INTO coverage (asset_id, source, scope, environment_id, complete, content_hash, evidence_at, report_id)
    SELECT asset_id, ${source}, scope, ${environmentId}::uuid, complete, '', ${evidenceAt}, ${reportId}::uuid
    FROM unnest(${scopes.map((scope) => scope.assetId)}::uuid[], ${scopes.map((scope) => scope.name)}::text[],
      ${scopes.map((scope) => scope.complete)}::boolean[]) AS row (asset_id, scope, complete)
    ON CONFLICT (asset_id, source, scope) DO UPDATE SET complete = coverage.complete OR excluded.complete,
      evidence_at = excluded.evidence_at, report_id = excluded.report_id
    WHERE coverage.evidence_at <= excluded.evidence_at
    RETURNING asset_id, scope`
  return new Set(rows.map((row) => `${row.asset_id} ${row.scope}`))
}

async function upsert(tx: Transaction, report: Report, source: string, write: readonly Said[]): Promise<void> {
  if (write.length === 0) return
  const { environmentId, evidenceAt, reportId } = report
  await tx.$executeRaw`
    INSERT INTO witness (asset_id, check_id, source, environment_id, status, rule, reason, evidence, evidence_at, scope,
      report_id)
    SELECT asset_id, check_id, ${source}, ${environmentId}::uuid, status, rule, reason, evidence, ${evidenceAt}, scope,
      ${reportId}::uuid
    FROM unnest(${write.map((row) => row.assetId)}::uuid[], ${write.map((row) => row.checkId)}::text[],
      ${write.map((row) => row.status)}::text[], ${write.map((row) => row.rule)}::text[],
      ${write.map((row) => row.reason)}::text[], ${write.map((row) => row.evidence)}::jsonb[],
      ${write.map((row) => row.scope)}::text[]) AS row (asset_id, check_id, status, rule, reason, evidence, scope)
    ON CONFLICT (asset_id, check_id, source) DO UPDATE SET status = excluded.status, rule = excluded.rule,
      reason = excluded.reason, evidence = excluded.evidence, evidence_at = excluded.evidence_at,
      scope = excluded.scope, report_id = excluded.report_id`
}
