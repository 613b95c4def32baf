import type { Client } from 'pg'
import { alertSeverities, alertStatuses, alertStatusRank, tactics } from '@/lib/model/alert'
import { severityRank } from '@/lib/model/severity'

/** So many kinds of alerts: each has a sensor, two tactics and a severity of its own, as those of a catalogue have. */
export const alertTypes = 130

/**
 * Makes `count` alerts over 90 days in the environments that are there: a third open, each third of them with an
 * owner, one in nine of the dismissed hidden by a rule. Indexes are built afterwards, as that is quicker.
 */
export async function fillAlerts(client: Client, count: number): Promise<void> {
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(
    `SELECT indexname AS name, indexdef AS definition FROM pg_indexes WHERE tablename = 'alert' AND indexname <> 'alert_pkey'`,
  )
  for (const { name } of indexes) await client.query(`DROP INDEX "${name}"`)
  await client.query(
    `INSERT INTO suppression_rule (name, alert_type, conditions, reason, created_by_id)
     SELECT 'Bench ' || n, '*', '[]', 'test', 'bench' FROM generate_series(1, 5) AS n`,
  )
  await client.query(
    `INSERT INTO "user" (id, name, email, email_verified, created_at, updated_at)
     SELECT 'bench-' || n, 'Bench ' || n, 'bench-' || n || '@example.test', true, now(), now() FROM generate_series(1, 8) AS n
     ON CONFLICT DO NOTHING`,
  )
  await client.query(
    `INSERT INTO alert (id, environment_id, asset_id, type, source, sources, rule, title, description, severity, status, class,
       dedupe_key, compromised, entities, tactics, techniques, remediation, prevented_by, count, first_seen_at, last_seen_at,
       due_at, owner_id, status_changed_at, suppressed_by_id, evidence)
     SELECT gen_random_uuid(), place.id, gen_random_uuid(), 'Bench_' || kind, source, ARRAY[source], 'Rule ' || kind,
       'Something odd of kind ' || kind, 'It should not be there.', severity, status, rank, sha256(n::text::bytea),
       'team-' || n % 40 || '/app-' || n % 4000,
       jsonb_build_array(jsonb_build_object('kind', 'namespace', 'name', 'team-' || n % 40),
         jsonb_build_object('kind', 'workload', 'name', 'app-' || n % 4000),
         jsonb_build_object('kind', 'ip', 'name', '10.' || n % 200 || '.' || n % 250 || '.7')),
       ARRAY[($2::text[])[1 + kind % 16], ($2::text[])[1 + (kind * 7 + 3) % 16]], '{}', '[]', '{}', 1 + n % 7, at, at + interval '1 hour',
       CASE WHEN severity = 'informational' THEN NULL ELSE at + interval '1 day' * (1 + kind % 7) END,
       CASE WHEN rank >= 30 AND n % 3 = 0 THEN 'bench-' || 1 + (n / 3) % 8 END, at,
       CASE WHEN status = 'dismissed' AND n % 9 = 0 THEN (SELECT id FROM suppression_rule ORDER BY id OFFSET kind % 5 LIMIT 1) END, '{}'
     FROM generate_series(1, $1::int) AS n
     CROSS JOIN LATERAL (SELECT abs(hashint4(n)) % ${alertTypes} AS kind, now() - n * interval '90 days' / $1::int AS at) AS base
     CROSS JOIN LATERAL (SELECT (ARRAY['falco', 'kubernetes-audit', 'tetragon'])[1 + kind % 3] AS source) AS sensor
     JOIN unnest($3::text[], $4::text[], $5::int[]) WITH ORDINALITY AS state (severity, status, rank, place_in_list)
       ON place_in_list = 1 + abs(hashint4(n + 7)) % 20
     JOIN (SELECT id, row_number() OVER (ORDER BY name) AS number FROM environment) AS place ON place.number = 1 + n % 3`,
    [count, tactics, ...states()],
  )
  for (const { definition } of indexes) await client.query(definition)
  await client.query(`INSERT INTO alert_tally SELECT environment_id, class, type, count(*) FROM alert GROUP BY 1, 2, 3`)
  await client.query(
    `INSERT INTO alert_facet SELECT environment_id, class, type, source, array_to_string(tactics, ','),
       coalesce(owner_id, ''), coalesce(suppressed_by_id::text, ''), count(*) FROM alert GROUP BY 1, 2, 3, 4, 5, 6, 7`,
  )
  await client.query('VACUUM (ANALYZE) alert')
  await client.query('ANALYZE alert_facet')
}

function states(): [string[], string[], number[]] {
  const kinds = alertStatuses.flatMap((status) => alertSeverities.map((severity) => ({ status, severity })))
  return [
    kinds.map((row) => row.severity),
    kinds.map((row) => row.status),
    kinds.map((row) => alertStatusRank[row.status] * 10 + severityRank[row.severity]),
  ]
}
