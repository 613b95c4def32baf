import { createGunzip } from 'node:zlib'
import { Readable } from 'node:stream'
import { z } from 'zod'
import { OperationError } from '@/lib/errors'
import { defineCommand } from '@/lib/operation'
import { reportTarget } from './report-target'

/**
 * Opens the body of a report. A body may hold secrets, so opening one is a deed with a record, not a mere read.
 * Throws OperationError not-found: no such report, or its body is no longer kept.
 */
export const openReportBody = defineCommand({
  name: 'report.read-body',
  permission: 'reports:replay',
  input: z.object({ id: z.uuid() }),
  target: reportTarget,
  async run({ tx }, { id }) {
    const report = await tx.report.findUnique({
      where: { id },
      select: { environmentId: true, format: true, title: true, bytes: true },
    })
    const stored = report && (await tx.reportBody.findUnique({ where: { reportId: id } }))
    if (!report || !stored) throw new OperationError('not-found', 'The body of this report is not kept.')
    const source = Readable.from([Buffer.from(stored.body)], { objectMode: false })
    const stream = stored.encoding === 'gzip' ? source.pipe(createGunzip()) : source
    const subject = { kind: 'report', id, name: report.title ?? report.format }
    return {
      result: { name: `${report.format}-${id}.txt`, bytes: report.bytes, stream },
      audit: [{ subject, environmentId: report.environmentId }],
    }
  },
})
