import type { Transaction } from '@/lib/db'

/**
 * Notes that settings or exceptions of the environment changed, so that every process reads them anew. Takes the
 * environment's row of settings: two changes at once follow each other.
 */
export async function changeDetectionSettings(
  tx: Transaction,
  environmentId: string,
  { now, by }: { now: Date; by: string },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO detection_setting AS old (environment_id, detection_id, version, updated_at, updated_by)
    VALUES (${environmentId}::uuid, '', 1, ${now}, ${by})
    ON CONFLICT (environment_id, detection_id) DO UPDATE SET version = old.version + 1`
}
