import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import type { ClusterReport } from '@/lib/model/cluster-report'

export type Received = { url: string; headers: IncomingHttpHeaders; body: Buffer; text: string }
type Item = { kind: string; metadata: { name: string; namespace?: string } }

/** Takes what a collector sends, byte by byte, and answers as a test says. */
export class Receiver {
  readonly received: Received[] = []
  /** What to answer to a report; 202 unless said otherwise. Reports that are not taken are not kept. */
  answer: (request: Received) => { status: number; body?: object } = () => ({ status: 202 })
  private server: Server | null = null
  private port = 0

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  async listen(): Promise<void> {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const body = Buffer.concat(chunks)
        const text = (request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString('utf8')
        const received = { url: request.url ?? '', headers: request.headers, body, text }
        const isReport = received.url.includes('/ingest/')
        const { status, body: said = {} } = isReport ? this.answer(received) : { status: 200 }
        if (!isReport || status === 202) this.received.push(received)
        response.writeHead(status, { 'content-type': 'application/json' })
        response.end(JSON.stringify(said))
      })
    })
    await new Promise<void>((resolve) => this.server?.listen(this.port, '127.0.0.1', resolve))
    this.port = (this.server.address() as AddressInfo).port
  }

  async close(): Promise<void> {
    const { server } = this
    server?.closeAllConnections()
    await new Promise((resolve) => (server ? server.close(resolve) : resolve(null)))
  }

  reports(): (Omit<ClusterReport, 'items'> & { items: Item[] })[] {
    const texts = this.received.filter(({ url }) => url.includes('/ingest/')).map(({ text }) => text)
    return texts.map((text) => JSON.parse(text) as Omit<ClusterReport, 'items'> & { items: Item[] })
  }

  /** `Deployment web` of all that the newest report holds. */
  newest(): string[] {
    return (this.reports().at(-1)?.items ?? []).map(({ kind, metadata }) => `${kind} ${metadata.name}`).sort()
  }
}
