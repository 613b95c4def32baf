import { createHash } from 'node:crypto'
import { createGunzip, gzip } from 'node:zlib'
import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { OperationError } from '@/lib/errors'
import type { Problem } from '@/lib/model/json'
import { JsonScan } from './scan-json'

export const bodyLimits = { packed: 32 * 1024 * 1024, unpacked: 256 * 1024 * 1024 }
/** Bodies up to this size are parsed before they are accepted, so that their sender learns of faults at once. */
const smallBody = 1024 * 1024
/** From here on a plain body is packed before it is stored. */
const packFrom = 64 * 1024

export type ReportBody = {
  encoding: 'identity' | 'gzip'
  stored: Uint8Array<ArrayBuffer>
  /** Unpacked size. */
  bytes: number
  sha256: string
  /** The text, when it is small. */
  text: string | null
  /** Nested too deep, or cut off. */
  problem: Problem | null
}

const tooLarge = (what: string, limit: number) =>
  new OperationError('payload-too-large', `The ${what} body is larger than ${limit / 1024 / 1024} MiB.`, { limit })

/**
 * Reads a request body, packed or not, within the limits: it stops reading as soon as one is passed, so no
 * memory is spent on what will be refused. `whole`: the text is wanted whatever its size, and what came is not stored.
 * Throws OperationError payload-too-large, unsupported-encoding, invalid.
 */
export async function readBody(request: Request, { whole = false } = {}): Promise<ReportBody> {
  const encoding = request.headers.get('content-encoding')?.trim().toLowerCase() || 'identity'
  if (encoding !== 'identity' && encoding !== 'gzip') {
    throw new OperationError('unsupported-encoding', `Content-Encoding is ${encoding}; gzip or none can be read.`)
  }
  if (Number(request.headers.get('content-length') ?? 0) > bodyLimits.packed) throw tooLarge('sent', bodyLimits.packed)
  if (!request.body) throw new OperationError('invalid', 'The request has no body.')

  const packed: Uint8Array[] = []
  let packedBytes = 0
  async function* arriving(): AsyncGenerator<Uint8Array> {
    for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
      packedBytes += chunk.length
      if (packedBytes > bodyLimits.packed) throw tooLarge('sent', bodyLimits.packed)
      packed.push(chunk)
      yield chunk
    }
  }
  const source = Readable.from(arriving(), { objectMode: false })
  const unpacked = encoding === 'gzip' ? source.pipe(createGunzip()) : source
  // `pipe` does not pass errors on: without this a refused body would hang instead of failing.
  if (unpacked !== source) source.on('error', (error) => unpacked.destroy(error))

  const hash = createHash('sha256')
  const scan = new JsonScan()
  const small: Uint8Array[] = []
  let bytes = 0
  let problem: Problem | null = null
  try {
    for await (const chunk of unpacked as AsyncIterable<Uint8Array>) {
      bytes += chunk.length
      if (bytes > bodyLimits.unpacked) throw tooLarge('unpacked', bodyLimits.unpacked)
      hash.update(chunk)
      problem ??= scan.push(chunk)
      if (whole || bytes <= smallBody) small.push(chunk)
    }
  } catch (error) {
    source.destroy()
    if (error instanceof OperationError) throw error
    const { code, message } = error as { code?: string; message?: string }
    if (code?.startsWith('Z_') || code === 'ERR_STREAM_PREMATURE_CLOSE') {
      throw new OperationError('invalid', `The gzip body cannot be unpacked: ${message ?? code}.`)
    }
    throw new OperationError('invalid', 'The body broke off while it was read.')
  }
  if (bytes === 0) throw new OperationError('invalid', 'The body is empty.')
  const body = new Uint8Array(Buffer.concat(packed))
  const pack = !whole && encoding === 'identity' && body.length > packFrom
  return {
    encoding: pack ? 'gzip' : encoding,
    stored: pack ? new Uint8Array(await promisify(gzip)(body, { level: 1 })) : body,
    bytes,
    sha256: hash.digest('hex'),
    text: whole || bytes <= smallBody ? Buffer.concat(small).toString('utf8') : null,
    problem: problem ?? scan.end(),
  }
}
