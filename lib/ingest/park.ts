import { db } from '@/lib/db'
import { isDatabaseUnavailable } from '@/lib/database/unavailable'

/**
 * Sets a report aside that could not be processed in all its tries, with what went wrong. Its body stays, so that
 * an administrator can replay it. A database that is away is no fault of the report: then nothing is done.
 */
export async function parkReport(reportId: string, error: unknown): Promise<void> {
  if (isDatabaseUnavailable(error)) return
  const message = error instanceof Error ? error.message.split('\n').at(-1) : String(error)
  await db().report.updateMany({
    where: { id: reportId, status: 'queued' },
    data: {
      status: 'rejected',
      processedAt: new Date(),
      problems: [{ path: '$', message: `Processing failed: ${(message ?? '').slice(0, 500)}` }],
    },
  })
}
