import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { db } from '@/lib/db'

type Parts = {
  status?: string
  body?: string
  packed?: boolean
  receivedAt?: Date
  format?: string
  problems?: object[]
}

/** A report in the ledger with its body, rejected unless told; for tests. */
export async function makeReport(environmentId: string, collectorId: string, parts: Parts = {}): Promise<string> {
  const { status = 'rejected', body = '{"broken": true}', packed = false, receivedAt = new Date() } = parts
  const id = randomUUID()
  await db().report.create({
    data: {
      id,
      environmentId,
      collectorId,
      format: parts.format ?? 'trivy',
      status,
      receivedAt,
      processedAt: receivedAt,
      bytes: Buffer.byteLength(body),
      bodyHash: new Uint8Array(Buffer.from(id)),
      problems: parts.problems ?? [{ path: '$.Results', message: 'got nothing, expected a list' }],
    },
  })
  const stored = packed ? gzipSync(body) : Buffer.from(body)
  await db().reportBody.create({
    data: { reportId: id, encoding: packed ? 'gzip' : 'identity', body: new Uint8Array(stored) },
  })
  return id
}
