import type { Transaction } from '@/lib/db'
import type { VulnerabilityFacts } from '@/lib/model/observation'
import { severityRank } from '@/lib/model/severity'
import { arrayLiteral } from './array-literal'
import { contentHash } from './content-hash'
import { inParts } from './in-parts'
import { isExploited } from './is-exploited'

/** What of a vulnerability decides how urgent its findings are. */
export type Urgency = { exploited: boolean; epss: number }

/**
 * Keeps the facts of these vulnerabilities, writing only those that changed, and returns the urgency of each id
 * that a finding may name. The list of CISA that comes with this version counts for every source.
 */
export async function writeVulnerabilities(
  tx: Transaction,
  facts: readonly VulnerabilityFacts[],
  rules: readonly string[],
): Promise<Map<string, Urgency>> {
  const ids = [...new Set([...facts.map((fact) => fact.id), ...rules])].toSorted()
  const known = new Map(
    (
      await tx.$queryRaw<{ id: string; hash: string; known_exploited: boolean; epss: number | null }[]>`
        SELECT id, encode(content_hash, 'hex') AS hash, known_exploited, epss FROM vulnerability
        WHERE id = ANY(${arrayLiteral(ids)}::text[])`
    ).map((row) => [row.id, row]),
  )
  const urgency = new Map<string, Urgency>(
    ids.map((id) => [
      id,
      {
        exploited: isExploited(id) || (known.get(id)?.known_exploited ?? false),
        epss: known.get(id)?.epss ?? 0,
      },
    ]),
  )
  const write = new Map<string, FactRow>()
  for (const fact of facts) {
    const hash = contentHash(fact)
    const before = known.get(fact.id)
    urgency.set(fact.id, {
      exploited: isExploited(fact.id) || (fact.knownExploited ?? before?.known_exploited ?? false),
      epss: fact.epss ?? before?.epss ?? 0,
    })
    if (before?.hash !== hash) write.set(fact.id, { fact, hash })
  }
  if (write.size === 0) return urgency
  // In id order, so that imports side by side lock the rows in the same order.
  const rows = [...write.values()].toSorted((a, b) => (a.fact.id < b.fact.id ? -1 : 1))
  await inParts(rows, (part) => insertFacts(tx, part, urgency))
  return urgency
}

type FactRow = { fact: VulnerabilityFacts; hash: string }

function insertFacts(tx: Transaction, rows: readonly FactRow[], urgency: ReadonlyMap<string, Urgency>) {
  const column = (read: (fact: VulnerabilityFacts) => string | number | boolean | null) =>
    arrayLiteral(rows.map((row) => read(row.fact)))
  const list = (read: (fact: VulnerabilityFacts) => string[] | undefined) =>
    column((fact) => JSON.stringify(read(fact) ?? []))
  return tx.$executeRaw`
    INSERT INTO vulnerability (id, aliases, title, description, severity, score, vector, epss, known_exploited,
      cwes, "references", published_at, modified_at, content_hash)
    SELECT id, ARRAY(SELECT jsonb_array_elements_text(aliases)), title, description, severity, score, vector, epss,
      exploited, ARRAY(SELECT jsonb_array_elements_text(cwes)), ARRAY(SELECT jsonb_array_elements_text(refs)),
      published_at, modified_at, decode(hash, 'hex')
    FROM unnest(${column((fact) => fact.id)}::text[], ${list((fact) => fact.aliases)}::jsonb[],
      ${column((fact) => fact.title ?? null)}::text[], ${column((fact) => fact.description ?? null)}::text[],
      ${column((fact) => severityRank[fact.severity])}::smallint[],
      ${column((fact) => fact.cvss?.score ?? null)}::real[], ${column((fact) => fact.cvss?.vector ?? null)}::text[],
      ${column((fact) => fact.epss ?? null)}::real[],
      ${column((fact) => urgency.get(fact.id)?.exploited ?? false)}::boolean[],
      ${list((fact) => fact.cwes)}::jsonb[], ${list((fact) => fact.references)}::jsonb[],
      ${column((fact) => fact.publishedAt ?? null)}::timestamptz[],
      ${column((fact) => fact.modifiedAt ?? null)}::timestamptz[], ${arrayLiteral(rows.map((row) => row.hash))}::text[])
      AS row (id, aliases, title, description, severity, score, vector, epss, exploited, cwes, refs, published_at,
        modified_at, hash)
    ON CONFLICT (id) DO UPDATE SET aliases = excluded.aliases, title = excluded.title,
      description = excluded.description, severity = excluded.severity, score = excluded.score,
      vector = excluded.vector, epss = COALESCE(excluded.epss, vulnerability.epss),
      known_exploited = vulnerability.known_exploited OR excluded.known_exploited, cwes = excluded.cwes,
      "references" = excluded."references", published_at = excluded.published_at,
      modified_at = excluded.modified_at, content_hash = excluded.content_hash`
}
