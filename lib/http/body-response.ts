import { Readable } from 'node:stream'

/** How much of a body is shown on a page. */
const shown = 64 * 1024

/** The first bytes of a stream as text; what follows is not even unpacked. */
async function head(stream: Readable): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    chunks.push(chunk)
    size += chunk.length
    if (size >= shown) break
  }
  return new TextDecoder().decode(Buffer.concat(chunks).subarray(0, shown))
}

/**
 * A stored body as an answer. As a file it is never shown by a browser: it is somebody else's text and may be a page
 * with scripts. Else `{text, bytes, truncated}` with at most 64 KiB.
 */
export async function bodyResponse(
  body: { name: string; bytes: number; stream: Readable },
  download: boolean,
): Promise<Response> {
  if (!download) {
    const text = await head(body.stream)
    return Response.json(
      { name: body.name, bytes: body.bytes, truncated: body.bytes > shown, text },
      { headers: { 'cache-control': 'no-store' } },
    )
  }
  return new Response(Readable.toWeb(body.stream) as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="${body.name}"`,
      'content-length': String(body.bytes),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    },
  })
}
