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
    const body = new Uint8Array(await readFile(file))
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
  return failed > 0 ? 1 : 0
}
