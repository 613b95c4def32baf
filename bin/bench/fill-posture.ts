import type { Client } from 'pg'
import { checks } from '@/lib/assess/catalogue'
import { alertSeverities, alertStatuses, alertStatusRank } from '@/lib/model/alert'
import { severityRank } from '@/lib/model/severity'

const alerts = 10_000

/** Assessments of every workload and image, their tallies, a month of scores and 10,000 alerts, beside the findings. */
export async function fillPosture(client: Client): Promise<void> {
  await fillAssessments(client)
  await fillScores(client)
  await fillAlerts(client)
  await client.query('VACUUM ANALYZE')
}

async function fillAssessments(client: Client): Promise<void> {
  const ids = checks.map((check) => check.id)
  const controls = checks.map((check) => check.control)
  await client.query(
    `INSERT INTO assessment (asset_id, check_id, environment_id, status, evidence_at, status_changed_at)
     SELECT asset.id, check_id, environment_id,
       (ARRAY['healthy', 'healthy', 'unhealthy', 'healthy', 'not-applicable'])[1 + abs(hashtext(asset.key || check_id)) % 5],
       evidence_at, evidence_at
     FROM asset, unnest($1::text[]) AS check_id
     WHERE kind IN ('workload', 'image') AND (kind = 'image') = (check_id = 'image-vulnerabilities')`,
    [ids],
  )
  await client.query(
    `CREATE TEMP TABLE standing AS
     SELECT asset_id, environment_id, control, bool_or(status = 'unhealthy') AS unhealthy,
       bool_or(status = 'healthy') AS healthy,
       CASE WHEN count(*) FILTER (WHERE status = 'unhealthy') = 1 THEN max(check_id) FILTER (WHERE status = 'unhealthy') END AS sole
     FROM assessment JOIN unnest($1::text[], $2::text[]) AS known (id, control) ON id = check_id
     GROUP BY asset_id, environment_id, control`,
    [ids, controls],
  )
  await client.query(
    `INSERT INTO check_tally (environment_id, check_id, healthy, unhealthy, not_applicable, exempt, sole)
     SELECT environment_id, check_id, count(*) FILTER (WHERE status = 'healthy'), count(*) FILTER (WHERE status = 'unhealthy'),
       count(*) FILTER (WHERE status = 'not-applicable'), 0,
       (SELECT count(*) FROM standing WHERE sole = check_id AND standing.environment_id = assessment.environment_id)
     FROM assessment GROUP BY environment_id, check_id`,
  )
  await client.query(
    `INSERT INTO control_tally (environment_id, control_id, healthy, unhealthy)
     SELECT environment_id, control, count(*) FILTER (WHERE healthy AND NOT unhealthy), count(*) FILTER (WHERE unhealthy)
     FROM standing GROUP BY environment_id, control
     UNION ALL
     SELECT environment_id, 'any', count(*) FILTER (WHERE healthy AND NOT unhealthy), count(*) FILTER (WHERE unhealthy)
     FROM (SELECT asset_id, environment_id, bool_or(healthy) AS healthy, bool_or(unhealthy) AS unhealthy
       FROM standing GROUP BY asset_id, environment_id) AS resource
     GROUP BY environment_id`,
  )
}

/** A score every two hours for a month. */
async function fillScores(client: Client): Promise<void> {
  await client.query(
    `INSERT INTO score_snapshot (environment_id, at, current, max, percentage, weight, controls)
     SELECT id, now() - n * interval '2 hours', 20 + n % 5, 40, 50 + n % 5, 1000, '[]' FROM environment, generate_series(0, 359) AS n`,
  )
  await client.query(
    `INSERT INTO score_movement (environment_id, at, cause, check_id, count, delta, assets)
     SELECT environment_id, at, 'fixed', $1, 3, 0.4, '["app-1"]' FROM score_snapshot`,
    [checks[0]?.id ?? ''],
  )
}

async function fillAlerts(client: Client): Promise<void> {
  await client.query(
    `INSERT INTO alert (id, environment_id, asset_id, cluster_id, type, source, rule, title, description, severity, status,
       class, dedupe_key, compromised, entities, tactics, techniques, remediation, prevented_by, count, first_seen_at,
       last_seen_at, status_changed_at, evidence)
     SELECT pg_temp.made_id('alert' || n), asset.environment_id, asset.id, asset.cluster_id, 'K8S.BENCH_' || n % 40, 'falco',
       'Rule ' || n % 40, 'Something odd of kind ' || n % 40, 'It should not be there.', severity, status, class,
       sha256(n::text::bytea), asset.namespace || '/' || asset.name, '[]', ARRAY[(ARRAY['Execution', 'Discovery', 'Persistence', 'Impact'])[1 + n % 4]], ARRAY['T1059'], '[]', '{}',
       1 + n % 7, now() - n * interval '250 seconds', now() - n * interval '249 seconds', now() - n * interval '250 seconds', '{}'
     FROM generate_series(1, $1::int) AS n
     JOIN unnest($2::text[], $3::text[], $4::int[]) WITH ORDINALITY AS kind (severity, status, class, ordinal)
       ON ordinal = 1 + abs(hashint4(n)) % $5::int
     JOIN LATERAL (SELECT n * 7 % 2500 AS i) AS pick ON true
     JOIN asset ON asset.id = pg_temp.made_id('workload' || CASE WHEN i % 5 < 3 THEN i ELSE i - 2 END)`,
    [alerts, ...classColumns()],
  )
  await client.query(`INSERT INTO alert_tally SELECT environment_id, class, type, count(*) FROM alert GROUP BY 1, 2, 3`)
  await client.query(
    `INSERT INTO alert_facet SELECT environment_id, class, type, source, array_to_string(tactics, ','),
       coalesce(owner_id, ''), coalesce(suppressed_by_id::text, ''), count(*) FROM alert GROUP BY 1, 2, 3, 4, 5, 6, 7`,
  )
}

function classColumns(): [string[], string[], number[], number] {
  const kinds = alertStatuses.flatMap((status) => alertSeverities.map((severity) => ({ status, severity })))
  return [
    kinds.map((row) => row.severity),
    kinds.map((row) => row.status),
    kinds.map((row) => alertStatusRank[row.status] * 10 + severityRank[row.severity]),
    kinds.length,
  ]
}
