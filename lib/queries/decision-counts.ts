import type { Database } from '@/lib/db'
import { reminderDays } from '@/lib/model/exemption'

/** Exemptions that end soon and those that wait for a second person, in these environments. */
export async function readDecisions(
  db: Database,
  environments: readonly string[],
): Promise<{ expiring: number; pending: number }> {
  const [row] = await db.$queryRaw<{ expiring: number; pending: number }[]>`
    SELECT (count(*) FILTER (WHERE (NOT needs_approval OR approved_at IS NOT NULL)
        AND expires_at <= clock_timestamp() + make_interval(days => ${reminderDays}::int)))::int AS expiring,
      (count(*) FILTER (WHERE needs_approval AND approved_at IS NULL))::int AS pending
    FROM exemption WHERE environment_id = ANY(${[...environments]}::uuid[]) AND revoked_at IS NULL
      AND rejected_at IS NULL AND (expires_at IS NULL OR expires_at > clock_timestamp())`
  return row ?? { expiring: 0, pending: 0 }
}
