import { z } from 'zod'
import { OperationError } from '@/lib/errors'
import { defineCommand } from '@/lib/operation'
import { reportTarget } from './report-target'

/**
 * Has a rejected or processed report read once more, as it came: after an upgrade that understands it. State and
 * job change in one transaction. Throws OperationError not-found, conflict (under way, or the body is gone).
 */
export const replayReport = defineCommand({
  name: 'report.replay',
  permission: 'reports:replay',
  input: z.strictObject({ id: z.uuid() }),
  target: reportTarget,
  async run({ tx }, { id }) {
    await tx.$queryRaw`SELECT 1 FROM report WHERE id = ${id}::uuid FOR UPDATE`
    const report = await tx.report.findUnique({
      where: { id },
      select: { environmentId: true, status: true, format: true, title: true },
    })
    if (!report) throw new OperationError('not-found', 'There is no such report.')
    if (report.status === 'queued' || report.status === 'processing') {
      throw new OperationError('conflict', 'This report is waiting to be processed already.')
    }
    const body = await tx.reportBody.findUnique({ where: { reportId: id }, select: { reportId: true } })
    if (!body) {
      throw new OperationError('conflict', 'The body of this report is no longer kept, so it cannot be replayed.')
    }
    await tx.report.update({
      where: { id },
      data: { status: 'queued', processedAt: null, problems: [], attempts: 0 },
    })
    await tx.$queryRaw`
      SELECT (graphile_worker.add_job('process-report', json_build_object('reportId', ${id}::text), job_key := ${id}::text, max_attempts := 8)).id::text`
    const subject = { kind: 'report', id, name: report.title ?? report.format }
    const { environmentId } = report
    return {
      result: { id, status: 'queued' as const },
      audit: [{ subject, environmentId, before: { status: report.status }, after: { status: 'queued' } }],
    }
  },
})
