import { setTimeout as sleep } from 'node:timers/promises'
import { db } from '@/lib/db'
import { OperationError } from '@/lib/errors'
import type { Json } from '@/lib/model/json'
import type { AcceptedReport } from './accept'

export type ProcessedReport = AcceptedReport & { counts: Json; problems: Json }

/**
 * Waits until the report is processed; null when it is not within `seconds`. Throws OperationError unprocessable,
 * with the problems, when it was rejected.
 */
export async function waitForReport(report: AcceptedReport, seconds: number): Promise<ProcessedReport | null> {
  const deadline = performance.now() + seconds * 1_000
  for (let pause = 20; performance.now() < deadline; pause = Math.min(250, pause * 1.5)) {
    const row = await db().report.findUniqueOrThrow({
      where: { id: report.id },
      select: { status: true, counts: true, problems: true },
    })
    if (row.status === 'processed') {
      return { ...report, status: 'processed', counts: row.counts as Json, problems: row.problems as Json }
    }
    if (row.status === 'rejected') {
      const problems = row.problems as { path: string; message: string }[]
      throw new OperationError(
        'unprocessable',
        `The report was rejected. ${problems[0]?.path}: ${problems[0]?.message}`,
        {
          problems,
          report: { ...report, status: 'rejected' },
        },
      )
    }
    await sleep(pause)
  }
  return null
}
