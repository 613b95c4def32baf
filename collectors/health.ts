import { createServer } from 'node:http'

/**
 * Answers probes at /live and /ready: 200 or 503, nothing else. `alive`: the work goes on; `ready`: what is known is
 * how things are. Ends with the signal.
 */
export function answerProbes(port: number, alive: () => boolean, ready: () => boolean, signal: AbortSignal): void {
  const server = createServer((request, response) => {
    const isWell = request.url === '/live' ? alive() : request.url === '/ready' ? alive() && ready() : null
    response.writeHead(isWell === null ? 404 : isWell ? 200 : 503, { 'content-type': 'text/plain' })
    response.end(isWell ? 'ok\n' : 'no\n')
  })
  // Nobody needs more than a few at once, or long.
  server.maxConnections = 16
  server.requestTimeout = 5_000
  server.listen(port)
  signal.addEventListener('abort', () => server.close())
}
