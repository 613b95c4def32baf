import { createHash, hash } from 'node:crypto'
import type { Transaction } from '@/lib/db'
import { findingClass } from '@/lib/model/finding-class'
import type { FindingKind } from '@/lib/model/finding'
import type { Observation, ObservedFinding } from '@/lib/model/observation'
import { diffFindings, type KnownFinding, type ReportedFinding } from './finding-diff'
import { insertFindings, joinFindings, leaveFindings, updateFindings } from './finding-rows'
import { fingerprint } from './identity'
import { resolveFindings } from './resolve-findings'
import type { KeyResolver } from './resolve-keys'
import type { FindingTallies } from './tally'
import { writeVulnerabilities } from './write-vulnerabilities'

export type FindingCounts = { created: number; updated: number; unchanged: number; resolved: number; reopened: number }

/** One kind of finding on one asset, as this report covers it. */
type Scope = {
  assetId: string
  kind: FindingKind
  /** How its coverage row is called. */
  name: string
  /** The report looked for these rules alone. */
  rules: ReadonlySet<string> | null
  complete: boolean
  findings: ObservedFinding[]
  hash: string
}

type Covered = { asset_id: string; scope: string; complete: boolean; hash: string; evidence_at: Date }

const scopeName = (kind: FindingKind) => `findings:${kind}`

/** Reports about different sets of rules (one framework, then another) stand side by side. */
const rulesName = (rules: readonly string[]) => hash('sha256', rules.toSorted().join('\n'), 'hex').slice(0, 16)

/** An adapter builds its findings with the same members in the same order each time, so no sorting is needed. */
function hashFindings(findings: readonly ObservedFinding[]): string {
  const all = createHash('sha256')
  for (let at = 0; at < findings.length; at += 500) all.update(JSON.stringify(findings.slice(at, at + 500)))
  return all.digest('hex')
}

function collectScopes(observation: Observation, keys: KeyResolver): Scope[] {
  const scopes = new Map<string, Scope[]>()
  const add = (assetId: string, kind: FindingKind, name: string, rules: ReadonlySet<string> | null): Scope => {
    const list = scopes.get(`${assetId} ${kind}`) ?? []
    const known = list.find((scope) => scope.name === name)
    if (known) return known
    const scope: Scope = { assetId, kind, name, rules, complete: false, findings: [], hash: '' }
    scopes.set(`${assetId} ${kind}`, [...list, scope])
    return scope
  }
  // The assets of one report share their list of rules.
  const ruleSets = new Map<readonly string[], { set: ReadonlySet<string>; name: string }>()
  for (const scope of observation.scopes) {
    if (scope.type !== 'findings') continue
    const { rules } = scope
    const limited = rules && (ruleSets.get(rules) ?? { set: new Set(rules), name: rulesName(rules) })
    if (rules && limited) ruleSets.set(rules, limited)
    for (const kind of scope.kinds) {
      const name = limited ? `${scopeName(kind)}:${limited.name}` : scopeName(kind)
      add(keys.id(scope.asset), kind, name, limited?.set ?? null).complete ||= scope.complete
    }
  }
  for (const finding of observation.findings) {
    const assetId = keys.id(finding.asset)
    const own = scopes.get(`${assetId} ${finding.kind}`)?.find((scope) => scope.rules?.has(finding.rule) ?? true)
    const scope = own ?? add(assetId, finding.kind, scopeName(finding.kind), null)
    scope.findings.push(finding)
  }
  // One hash over all of it: a scope that says the same again costs no fingerprint and no look at its rows. The same
  // findings in another order are compared one by one, and found unchanged that way.
  const all = [...scopes.values()].flat()
  for (const scope of all) scope.hash = hashFindings(scope.findings)
  return all
}

/** The findings of these scopes, each once: what the report says last of one counts. */
function reportedOf(scopes: readonly Scope[]): ReportedFinding[] {
  return scopes.flatMap(({ assetId, findings }) => {
    const rows = new Map<string, ReportedFinding>()
    for (const finding of findings) {
      const mark = fingerprint(finding.kind, finding.rule, finding.identity)
      rows.set(mark, {
        assetId,
        fingerprint: mark,
        finding,
        hash: hash('sha256', JSON.stringify(finding), 'hex'),
        class: 0,
        epss: 0,
      })
    }
    return [...rows.values()]
  })
}

/**
 * Brings the findings of this source to what the report says. Unchanged scopes write nothing but their coverage
 * row; an older report of a scope that is completely known is passed over, and so is what it says of assets that
 * are gone since. Returns the counts and the assets whose open findings changed.
 */
export async function writeFindings(
  tx: Transaction,
  report: { environmentId: string; reportId: string; evidenceAt: Date },
  observation: Observation,
  keys: KeyResolver,
  tallies: FindingTallies,
  gone: ReadonlySet<string>,
): Promise<{ counts: FindingCounts; touched: Set<string> }> {
  const { environmentId, evidenceAt } = report
  const { source } = observation
  const counts: FindingCounts = { created: 0, updated: 0, unchanged: 0, resolved: 0, reopened: 0 }
  const touched = new Set<string>()
  const scopes = collectScopes(observation, keys).filter((scope) => !gone.has(scope.assetId))
  if (scopes.length === 0) return { counts, touched }

  const assetIds = [...new Set(scopes.map((scope) => scope.assetId))]
  const covered = new Map(
    (
      await tx.$queryRaw<Covered[]>`
        SELECT asset_id, scope, complete, encode(content_hash, 'hex') AS hash, evidence_at FROM coverage
        WHERE asset_id = ANY(${assetIds}::uuid[]) AND source = ${source}`
    ).map((row) => [`${row.asset_id} ${row.scope}`, row]),
  )
  const current: Scope[] = []
  const differing: Scope[] = []
  for (const scope of scopes) {
    const before = covered.get(`${scope.assetId} ${scope.name}`)
    const older = before !== undefined && before.evidence_at > evidenceAt
    if (older && before.complete) counts.unchanged += scope.findings.length
    else if (!older && !scope.rules && before?.hash === scope.hash && (before.complete || !scope.complete)) {
      counts.unchanged += scope.findings.length
      current.push(scope)
    } else {
      // An older report may add to an incomplete picture, never take away from it.
      if (older) scope.complete = false
      else current.push(scope)
      differing.push(scope)
    }
  }
  if (differing.length > 0) {
    const known = await readKnown(tx, differing)
    const reported = await classify(tx, observation, differing)
    const complete = new Map<string, Scope[]>()
    for (const scope of differing) {
      const name = `${scope.assetId} ${scope.kind}`
      if (scope.complete) complete.set(name, [...(complete.get(name) ?? []), scope])
    }
    const diff = diffFindings(source, known, reported, (row) =>
      (complete.get(`${row.asset_id} ${row.kind}`) ?? []).some((scope) => scope.rules?.has(row.rule) ?? true),
    )
    await insertFindings(tx, environmentId, source, evidenceAt, diff.created)
    await updateFindings(
      tx,
      source,
      evidenceAt,
      diff.updated.map((row) => row.now),
      false,
    )
    await updateFindings(
      tx,
      source,
      evidenceAt,
      diff.reopened.map((row) => row.now),
      true,
    )
    await joinFindings(tx, source, evidenceAt, diff.joined)
    await leaveFindings(tx, source, diff.left)
    await resolveFindings(tx, diff.resolved, evidenceAt, tallies)
    for (const row of [...diff.created, ...diff.reopened.map((pair) => pair.now)]) {
      tallies.add(1, { assetId: row.assetId, kind: row.finding.kind, rule: row.finding.rule, class: row.class })
      touched.add(row.assetId)
    }
    for (const { before, now } of diff.updated) {
      tallies.add(-1, { assetId: before.asset_id, kind: before.kind, rule: before.rule, class: before.class })
      tallies.add(1, { assetId: before.asset_id, kind: before.kind, rule: before.rule, class: now.class })
      if (before.class !== now.class) touched.add(before.asset_id)
    }
    for (const row of diff.resolved) touched.add(row.asset_id)
    counts.created += diff.created.length
    counts.updated += diff.updated.length + diff.joined.length
    counts.reopened += diff.reopened.length
    counts.resolved += diff.resolved.length
    counts.unchanged += diff.unchanged
  }
  await writeCoverage(tx, report, source, current)
  // A first complete scan without findings says something too: the asset is now known to be clean.
  for (const scope of current) {
    if (!covered.has(`${scope.assetId} ${scope.name}`)) touched.add(scope.assetId)
  }
  return { counts, touched }
}

async function readKnown(tx: Transaction, scopes: readonly Scope[]): Promise<KnownFinding[]> {
  return tx.$queryRaw<KnownFinding[]>`
    SELECT asset_id, fingerprint, kind, rule, class, open, sources, encode(content_hash, 'hex') AS hash FROM finding
    WHERE asset_id = ANY(${[...new Set(scopes.map((scope) => scope.assetId))]}::uuid[])
      AND kind = ANY(${[...new Set(scopes.map((scope) => scope.kind))]}::text[])`
}

/** Gives each finding its class: severity and kind from the report, the rest from what is known of asset and CVE. */
async function classify(
  tx: Transaction,
  observation: Observation,
  scopes: readonly Scope[],
): Promise<ReportedFinding[]> {
  const reported = reportedOf(scopes)
  const rules = new Set(reported.filter((row) => row.finding.kind === 'vulnerability').map((row) => row.finding.rule))
  const facts = observation.vulnerabilities.filter((fact) => rules.has(fact.id))
  const urgency = await writeVulnerabilities(tx, facts, [...rules])
  const flags = new Map(
    (
      await tx.$queryRaw<{ id: string; kind: string; running: boolean; exposed: boolean }[]>`
        SELECT id, kind, running, exposed FROM asset WHERE id = ANY(${scopes.map((scope) => scope.assetId)}::uuid[])`
    ).map((row) => [row.id, row]),
  )
  for (const row of reported) {
    const asset = flags.get(row.assetId)
    const { exploited, epss } = urgency.get(row.finding.rule) ?? { exploited: false, epss: 0 }
    row.epss = epss
    row.class = findingClass({
      severity: row.finding.severity,
      exploited,
      exposed: asset?.exposed ?? false,
      running: asset?.kind === 'workload' || (asset?.running ?? false),
      fixable: row.finding.package?.fixedVersion !== undefined,
      kind: row.finding.kind,
    })
  }
  return reported
}

async function writeCoverage(
  tx: Transaction,
  report: { environmentId: string; reportId: string; evidenceAt: Date },
  source: string,
  scopes: readonly Scope[],
): Promise<void> {
  if (scopes.length === 0) return
  await tx.$executeRaw`
    INSERT INTO coverage (asset_id, source, scope, environment_id, complete, content_hash, evidence_at, report_id)
    SELECT asset_id, ${source}, scope, ${report.environmentId}::uuid, complete, decode(hash, 'hex'),
      ${report.evidenceAt}, ${report.reportId}::uuid
    FROM unnest(${scopes.map((scope) => scope.assetId)}::uuid[], ${scopes.map((scope) => scope.name)}::text[],
      ${scopes.map((scope) => scope.complete)}::boolean[], ${scopes.map((scope) => scope.hash)}::text[])
      AS row (asset_id, scope, complete, hash)
    ON CONFLICT (asset_id, source, scope) DO UPDATE SET complete = excluded.complete,
      content_hash = excluded.content_hash, evidence_at = excluded.evidence_at, report_id = excluded.report_id`
}
