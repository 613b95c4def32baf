import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Heard = { at: number; path: string; headers: IncomingHttpHeaders; body: string }
type Answer = (response: ServerResponse, heard: Heard, request: IncomingMessage) => void

/** A real receiver on 127.0.0.1 that answers as told and remembers what it heard; for tests. */
export async function startReceiver(answer: Answer = (response) => response.writeHead(204).end()) {
  const heard: Heard[] = []
  const state = { answer }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const one = {
        at: Date.now(),
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
      }
      heard.push(one)
      state.answer(response, one, request)
    })
    response.on('error', () => undefined)
  })
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/hook`,
    port,
    heard,
    /** From now on it answers like this. */
    now: (next: Answer) => void (state.answer = next),
    async stop() {
      server.closeAllConnections()
      await new Promise((settle) => server.close(settle))
    },
  }
}
export type Receiver = Awaited<ReturnType<typeof startReceiver>>
