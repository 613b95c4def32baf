import type { Json } from '@/lib/model/json'
import { record, text, whole } from '../trivy/fields'

/** How a scan ended, in words and as fields. Harbor says `completed` of scans that still run, and at times nothing. */
export function scanOf(overview: unknown): { words: string; fields: Record<string, Json> } {
  const [first] = Object.values(record(overview) ?? {})
  const raw = record(first)
  if (!raw) return { words: 'of the result nothing is said', fields: {} }
  const status = text(raw.scan_status, 40)
  const severity = text(raw.severity, 40)
  const summary = record(raw.summary)
  const total = whole(summary?.total)
  const fixable = whole(summary?.fixable)
  const scanner = text(record(raw.scanner)?.name, 100)
  const words = [
    `status ${status ?? 'unknown'}`,
    ...(total === undefined ? [] : [`${total} found${fixable === undefined ? '' : `, ${fixable} of them fixable`}`]),
  ]
  return {
    words: words.join(', '),
    fields: {
      ...(status && { status }),
      ...(severity && { severity }),
      ...(total !== undefined && { total }),
      ...(fixable !== undefined && { fixable }),
      ...(scanner && { scanner }),
    },
  }
}
