const flushAt = 16_384

/**
 * Turns pieces of text into a stream of UTF-8 bytes. Nothing is read ahead: the source advances only when the
 * reader asks. Cancelling the stream ends the source (`return`); a source that throws errors the stream, so a
 * download that broke half way is aborted and never looks complete.
 */
export function textStream(pieces: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const source = pieces[Symbol.asyncIterator]()
  const encoder = new TextEncoder()
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        let text = ''
        let ended = false
        while (text.length < flushAt && !ended) {
          const next = await source.next()
          if (next.done) ended = true
          else text += next.value
        }
        if (text) controller.enqueue(encoder.encode(text))
        if (ended) controller.close()
      },
      async cancel(reason) {
        await source.return?.(reason)
      },
    },
    { highWaterMark: 0 },
  )
}
