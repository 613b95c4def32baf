import type { Client } from 'pg'
import { findingClass } from '@/lib/model/finding-class'
import type { FindingKind } from '@/lib/model/finding'

export const estateSize = { environments: 3, images: 2_500, vulnerabilities: 20_000 }

const kindDigit = (kind: FindingKind) =>
  findingClass({ severity: 'unknown', exploited: false, exposed: false, running: false, fixable: false, kind }) % 10

/**
 * An estate of `findings` findings on 2,500 images in three environments, made by SQL because ten thousand reports
 * would take an hour; its classes, tallies and risks follow the same rules as those that lib/store writes.
 */
export async function fillEstate(client: Client, environments: readonly string[], findings: number): Promise<void> {
  await client.query('SELECT setseed(0.5)')
  // Ids as lib/store/identity makes them: version 8 of RFC 9562.
  await client.query(
    `CREATE FUNCTION pg_temp.made_id(name text) RETURNS uuid LANGUAGE sql IMMUTABLE
     AS $$ SELECT overlay(overlay(md5(name) PLACING '8' FROM 13) PLACING '8' FROM 17)::uuid $$`,
  )
  await fillAssets(client, environments)
  await client.query(
    `INSERT INTO vulnerability (id, aliases, title, description, severity, score, vector, epss, known_exploited, cwes,
       "references", published_at, modified_at, content_hash)
     SELECT 'CVE-' || 2012 + v % 14 || '-' || 10000 + v, '{}', 'lib' || v % 900 || ': a flaw in parser number ' || v,
       repeat('A crafted input reads past the end of a buffer. ', 4), (ARRAY[6,5,5,4,4,4,4,3,3,3,3,3,1])[1 + v % 13],
       round(random()::numeric * 10, 1), null, random() ^ 6, v % 97 = 0, '{CWE-125}', '{https://example.org/}',
       now() - v * interval '4 hours', now() - v * interval '2 hours', sha256(v::text::bytea)
     FROM generate_series(1, $1::int) AS v`,
    [estateSize.vulnerabilities],
  )
  const indexes = await client.query<{ name: string; statement: string }>(
    `SELECT indexname AS name, indexdef AS statement FROM pg_indexes
     WHERE tablename = 'finding' AND indexname <> 'finding_pkey'`,
  )
  for (const { name } of indexes.rows) await client.query(`DROP INDEX ${client.escapeIdentifier(name)}`)
  await fillFindings(client, findings)
  for (const { statement } of indexes.rows) await client.query(statement)
  await client.query('VACUUM ANALYZE finding')
  await fillTallies(client)
  await client.query('VACUUM ANALYZE')
}

async function fillAssets(client: Client, environments: readonly string[]): Promise<void> {
  const insert = `INSERT INTO asset (environment_id, id, kind, key, name, namespace, cluster_id, attributes, running,
    exposed, content_hash, first_seen_at, evidence_at)`
  const at = `now() - interval '9 days', now() - interval '20 minutes'`
  await client.query(
    `${insert}
     SELECT env, pg_temp.made_id('cluster' || n), 'cluster', 'k8s/bench-' || n, 'bench-' || n, null, null,
       '{"distribution": "k3s", "nodes": 3}'::jsonb, false, false, sha256('x'), ${at}
     FROM unnest($1::uuid[]) WITH ORDINALITY AS env (env, n)
     UNION ALL
     SELECT env, pg_temp.made_id('namespace' || n || '/' || s), 'namespace', 'k8s/bench-' || n || '/Namespace/team-' || s,
       'team-' || s, null, pg_temp.made_id('cluster' || n), '{"kind": "Namespace"}', false, false, sha256('x'), ${at}
     FROM unnest($1::uuid[]) WITH ORDINALITY AS env (env, n), generate_series(0, 19) AS s`,
    [environments],
  )
  // Three images in five run, every fourth of those behind an ingress.
  await client.query(
    `${insert}
     SELECT ($1::uuid[])[1 + i % ${estateSize.environments}], pg_temp.made_id('image' || i), 'image',
       'image/registry.example.com/team-' || i % 20 || '/app-' || i || '@sha256:' || encode(sha256(i::text::bytea), 'hex'),
       'registry.example.com/team-' || i % 20 || '/app-' || i || ':1.' || i % 9, null, null,
       jsonb_build_object('repository', 'registry.example.com/team-' || i % 20 || '/app-' || i, 'os', 'debian 12'),
       i % 5 < 3, i % 5 < 3 AND i % 4 = 0, sha256(i::text::bytea), ${at}
     FROM generate_series(0, $2::int - 1) AS i
     UNION ALL
     SELECT ($1::uuid[])[1 + i % ${estateSize.environments}], pg_temp.made_id('workload' || i), 'workload',
       'k8s/bench-' || 1 + i % ${estateSize.environments} || '/apps/Deployment/team-' || i % 20 || '/app-' || i, 'app-' || i,
       'team-' || i % 20, pg_temp.made_id('cluster' || 1 + i % ${estateSize.environments}),
       jsonb_build_object('kind', 'Deployment', 'replicas', 2), false, i % 4 = 0, sha256(i::text::bytea), ${at}
     FROM generate_series(0, $2::int - 1) AS i WHERE i % 5 < 3`,
    [environments, estateSize.images],
  )
  await client.query(
    `INSERT INTO edge (asset_id, kind, target_id, source, environment_id, evidence_at)
     SELECT id, 'runs', pg_temp.made_id('image' || substr(name, 5)), 'kubernetes', environment_id, evidence_at FROM asset
     WHERE kind = 'workload'
     UNION ALL
     SELECT namespace.id, 'contains', workload.id, 'kubernetes', workload.environment_id, workload.evidence_at
     FROM asset AS workload JOIN asset AS namespace ON namespace.kind = 'namespace'
       AND namespace.cluster_id = workload.cluster_id AND namespace.name = workload.namespace
     WHERE workload.kind = 'workload'`,
  )
  await client.query(
    `INSERT INTO coverage (asset_id, source, scope, environment_id, complete, content_hash, evidence_at, report_id)
     SELECT id, 'trivy', 'findings:vulnerability', environment_id, true, content_hash, evidence_at, gen_random_uuid()
     FROM asset WHERE kind = 'image'`,
  )
}

/** Few vulnerabilities are everywhere, most in a handful of images; one finding in thirty is resolved. */
async function fillFindings(client: Client, findings: number): Promise<void> {
  const digit = `CASE f.kind WHEN 'vulnerability' THEN ${kindDigit('vulnerability')} WHEN 'secret' THEN ${kindDigit('secret')}
    WHEN 'misconfiguration' THEN ${kindDigit('misconfiguration')} ELSE ${kindDigit('licence')} END`
  await client.query(
    `INSERT INTO finding (asset_id, fingerprint, environment_id, kind, rule, title, severity, class, epss, open, sources,
       package_name, version, fixed_version, fix_status, location, detail, content_hash, first_seen_at, changed_at,
       resolved_at)
     SELECT asset.id, pg_temp.made_id('finding' || f), asset.environment_id, f.kind,
       CASE WHEN is_cve THEN v.id ELSE f.kind || '-' || n % 40 END, CASE WHEN is_cve THEN v.title ELSE f.kind || ' ' || n % 40 END,
       CASE WHEN is_cve THEN v.severity ELSE 5 END,
       CASE WHEN is_cve THEN v.severity ELSE 5 END * 100000 + (is_cve AND v.known_exploited)::int * 10000
         + asset.exposed::int * 1000 + asset.running::int * 100 + fixable::int * 10 + ${digit},
       CASE WHEN is_cve THEN v.epss ELSE 0 END, f % 30 <> 0, CASE WHEN f % 30 <> 0 THEN ARRAY['trivy'] ELSE '{}' END,
       CASE WHEN is_cve THEN 'lib' || n % 900 END, CASE WHEN is_cve THEN '1.' || n % 40 || '.0' END,
       CASE WHEN fixable THEN '1.' || n % 40 || '.1' END, CASE WHEN fixable THEN 'fixed' END, null,
       '{"packageType": "debian", "location": {"layer": "sha256:0123"}}', sha256(f::text::bytea),
       now() - interval '8 days' + f * interval '0.5 seconds', now() - interval '1 day',
       CASE WHEN f % 30 = 0 THEN now() - f * interval '0.5 seconds' END
     FROM (
       SELECT f, n, f % 2500 AS image, n % 3 = 0 AND kind = 'vulnerability' AS fixable, kind, kind = 'vulnerability' AS is_cve
       FROM (
         SELECT f, 1 + floor(random() ^ 2 * (${estateSize.vulnerabilities} - 1))::int AS n,
           CASE f % 101 WHEN 0 THEN 'secret' WHEN 1 THEN 'misconfiguration' WHEN 2 THEN 'licence' ELSE 'vulnerability' END AS kind
         FROM generate_series(1, $1::int) AS f) AS drawn) AS f
     JOIN vulnerability AS v ON v.id = 'CVE-' || 2012 + n % 14 || '-' || 10000 + n
     JOIN asset ON asset.id = pg_temp.made_id('image' || image)
     ORDER BY asset.id, pg_temp.made_id('finding' || f)`,
    [findings],
  )
}

/** The tallies of one asset lie side by side, as its first report writes them; those of one rule come from everywhere. */
async function fillTallies(client: Client): Promise<void> {
  for (const statement of [
    `INSERT INTO asset_tally SELECT environment_id, kind, count(*) FROM asset GROUP BY 1, 2`,
    `INSERT INTO rule_tally SELECT environment_id, kind, rule, class, count(*) FROM finding WHERE open GROUP BY 1, 2, 3, 4`,
    `INSERT INTO finding_tally SELECT environment_id, class, sum(count) FROM rule_tally GROUP BY 1, 2`,
    `INSERT INTO asset_finding_tally (asset_id, class, environment_id, count)
     SELECT asset_id, class, environment_id, count(*) FROM finding WHERE open GROUP BY 1, 2, 3 ORDER BY 1, 2`,
    // The rule of lib/store/asset-risk.
    `UPDATE asset SET risk = now.risk FROM (
       SELECT asset_id, max(class)::float8 * 100000000
         + LEAST(COALESCE(sum(count) FILTER (WHERE class >= 600000), 0), 9999) * 10000
         + LEAST(COALESCE(sum(count) FILTER (WHERE class BETWEEN 500000 AND 599999), 0), 9999) AS risk
       FROM asset_finding_tally GROUP BY asset_id) AS now
     WHERE asset.id = now.asset_id`,
  ])
    await client.query(statement)
}
