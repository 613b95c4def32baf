import { readFile } from 'node:fs/promises'
import { env } from '@/lib/env'
import { readOptions, UsageError } from '../options'

type Answer = { report?: { id: string; status: string; duplicate: boolean }; detail?: string }

/** `plimsoll ingest FORMAT FILE…`: sends each file to PLIMSOLL_URL with the token in PLIMSOLL_TOKEN. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, ['token', 'cluster', 'url'], [])
  const [format, ...files] = positionals
  if (!format || files.length === 0) throw new UsageError('name a format and at least one file')
  const token = values.token ?? process.env.PLIMSOLL_TOKEN
  if (!token) throw new UsageError('set PLIMSOLL_TOKEN to the token of a collector')
  const url = `${values.url ?? env().url}/api/v1/ingest/${encodeURIComponent(format)}?wait=60`
  let failed = 0
  for (const file of files) {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(values.cluster ? { 'plimsoll-cluster': values.cluster } : {}),
    }
    for (const body of partsOf(format, await readFile(file))) {
      const response = await fetch(url, { method: 'POST', headers, body }).catch((cause: unknown) => {
        throw new Error(`${new URL(url).origin} cannot be reached: is it running, and is PLIMSOLL_URL its address?`, {
          cause,
        })
      })
      // A proxy in between may answer in words of its own.
      const answer = (await response.json().catch(() => ({}))) as Answer
      if (response.ok && answer.report) {
        console.log(`${file}: ${answer.report.duplicate ? 'duplicate' : answer.report.status} ${answer.report.id}`)
      } else {
        failed += 1
        console.error(`${file}: ${response.status} ${answer.detail ?? ''}`)
      }
    }
  }
  return failed > 0 ? 1 : 0
}

/** A log is sent in parts of whole lines: it may be larger than what is taken at once. */
const partBytes = 8 * 1024 * 1024

function partsOf(format: string, file: Buffer): Uint8Array<ArrayBuffer>[] {
  const whole = new Uint8Array(file)
  if (format !== 'kubernetes-audit' || file.length <= partBytes || !isLines(file)) return [whole]
  const parts: Uint8Array<ArrayBuffer>[] = []
  for (let from = 0; from < file.length;) {
    const end = file.length - from <= partBytes ? file.length : file.lastIndexOf(0x0a, from + partBytes) + 1
    const to = end > from ? end : file.indexOf(0x0a, from) + 1 || file.length
    parts.push(whole.subarray(from, to))
    from = to
  }
  return parts
}

/** Whether the first line is a JSON value by itself. */
function isLines(file: Buffer): boolean {
  const end = file.indexOf(0x0a)
  try {
    JSON.parse(file.subarray(0, end < 0 ? file.length : end).toString('utf8'))
    return end >= 0
  } catch {
    return false
  }
}
