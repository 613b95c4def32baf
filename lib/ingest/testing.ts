import { randomUUID } from 'node:crypto'
import type { Actor } from '@/lib/auth/actor'
import { hashToken, mintToken } from '@/lib/auth/token'
import { db } from '@/lib/db'
import { formats, type Format } from '@/lib/model/format'
import { acceptReport, type AcceptedReport } from './accept'
import { processReport } from './process'

export type TestCollector = Extract<Actor, { kind: 'collector' }> & { token: string }

/** A collector with a token, for tests. */
export async function makeCollector(
  environmentId: string,
  allowed: readonly Format[] = formats,
): Promise<TestCollector> {
  const { token, hint } = mintToken('plc_')
  const name = `collector-${randomUUID().slice(0, 8)}`
  const data = { environmentId, name, formats: [...allowed], hash: hashToken(token), hint }
  const { id } = await db().collector.create({ data })
  return { kind: 'collector', id, name, environmentId, formats: [...allowed], token }
}

/** A request as a collector sends it. */
export function reportRequest(body: BodyInit, headers: Record<string, string> = {}): Request {
  return new Request('http://localhost/api/v1/ingest/x', { method: 'POST', body, headers })
}

/** Accepts a report and processes it at once. */
export async function send(
  collector: Actor,
  format: Format,
  body: BodyInit,
  headers: Record<string, string> = {},
  now = new Date(),
): Promise<AcceptedReport> {
  const report = await acceptReport(collector, format, reportRequest(body, headers), now)
  if (!report.duplicate) await processReport(report.id)
  return report
}
