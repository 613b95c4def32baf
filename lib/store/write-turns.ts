import type { Transaction } from '@/lib/db'
import type { MovementCause } from '@/lib/model/movement-cause'
import type { AssessmentStatus } from '@/lib/model/assessment'

/** A result that was one thing and is another now. */
export type Turn = { assetId: string; checkId: string; before: AssessmentStatus; after: AssessmentStatus }

/** Keeps what turned, for the history of each resource. First results are no turns: a new resource writes nothing. */
export async function writeTurns(
  tx: Transaction,
  report: { environmentId: string; reportId: string | null; evidenceAt: Date; cause?: MovementCause },
  turns: readonly Turn[],
): Promise<void> {
  if (turns.length === 0) return
  const column = (read: (turn: Turn) => string) => turns.map(read)
  await tx.$executeRaw`
    INSERT INTO assessment_change (asset_id, at, check_id, environment_id, before, after, cause, report_id)
    SELECT asset_id, ${report.evidenceAt}, check_id, ${report.environmentId}::uuid, before, after, cause, ${report.reportId}::uuid
    FROM unnest(${column((turn) => turn.assetId)}::uuid[], ${column((turn) => turn.checkId)}::text[],
      ${column((turn) => turn.before)}::text[], ${column((turn) => turn.after)}::text[],
      ${column((turn) => (report.cause === 'check-changed' ? report.cause : causeOf(turn)))}::text[]) AS row (asset_id, check_id, before, after, cause)
    ON CONFLICT (asset_id, at, check_id) DO UPDATE SET after = excluded.after, cause = excluded.cause`
}

const causeOf = ({ after }: Turn) => (after === 'unhealthy' ? 'broke' : after === 'healthy' ? 'fixed' : 'changed')
