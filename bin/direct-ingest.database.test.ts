import { createServer, request as httpRequest, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { makeCollector } from '@/lib/ingest/testing'
import { makeEnvironment } from '@/lib/store/testing'
import { answerIngest } from './direct-ingest'

let server: Server
let base = ''
const failures: unknown[] = []
beforeAll(async () => {
  server = createServer((request, response) => {
    const answered = answerIngest(request, response)
    if (answered) answered.catch((error: unknown) => failures.push(error))
    else response.writeHead(418).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const event = JSON.stringify({ rule: 'R', priority: 'Notice', time: '2026-11-01T10:00:00Z', output: 'x' })
const send = (path: string, token: string | null, body: BodyInit, headers: Record<string, string> = {}) =>
  fetch(base + path, {
    method: 'POST',
    body,
    headers: { ...(token && { authorization: `Bearer ${token}` }), ...headers },
  })

it('takes reports as the route does: headers, packed bodies, answers', async () => {
  const { token, id } = await makeCollector(await makeEnvironment(), ['falco'])
  const answer = await send('/api/v1/ingest/falco?wait=0', token, new Uint8Array(gzipSync(event)), {
    'content-encoding': 'gzip',
    'plimsoll-cluster': 'edge',
  })
  expect(answer.status).toBe(202)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const { report } = (await answer.json()) as { report: { id: string } }
  const row = await db().report.findUniqueOrThrow({ where: { id: report.id } })
  expect(row).toMatchObject({ collectorId: id, cluster: 'edge', bytes: event.length })
})

it('refuses as the route does', async () => {
  const { token } = await makeCollector(await makeEnvironment(), ['falco'])
  const answers = [
    await send('/api/v1/ingest/falco', null, event),
    await send('/api/v1/ingest/trivy', token, event),
    await send('/api/v1/ingest/nessus', token, event),
    await send('/api/v1/ingest/falco', token, '{'),
    await send('/api/v1/ingest/falco', token, event, { 'content-encoding': 'br' }),
  ]
  expect(answers.map((answer) => answer.status)).toEqual([401, 403, 404, 400, 415])
  for (const answer of answers) expect(answer.headers.get('content-type')).toBe('application/problem+json')
})

it('leaves everything else to the pages', async () => {
  const others = ['/api/v1/ingest', '/api/v1/ingest/falco/x', '/api/v1/ingest/%66alco', '//api/v1/ingest/falco', '/']
  for (const path of others) expect([path, (await send(path, null, event)).status]).toEqual([path, 418])
  expect((await fetch(`${base}/api/v1/ingest/falco`)).status).toBe(418)
})

it.each([true, false])('a sender that goes away in the middle harms nobody (with a token: %s)', async (known) => {
  const { token } = await makeCollector(await makeEnvironment(), ['falco'])
  await new Promise<void>((resolve) => {
    const call = httpRequest(`${base}/api/v1/ingest/falco`, {
      method: 'POST',
      headers: { 'content-length': 1_000_000, ...(known && { authorization: `Bearer ${token}` }) },
    })
    call.on('error', () => resolve())
    call.write(event)
    setTimeout(() => call.destroy(new Error('gone')), 100)
  })
  expect((await send('/api/v1/ingest/falco', token, event)).status).toBe(202)
  expect(failures).toEqual([])
})
