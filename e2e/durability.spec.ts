import type { APIRequestContext } from '@playwright/test'
import { trivyReport } from '@/bin/bench/trivy-report'
import { baseUrl } from '../playwright.config'
import { deliver, fresh, makeCollector, makeEnvironment, read } from './api'
import { childOf, untilReady } from './processes'
import { expect, test } from './story'

const size = 13_000

/** Everything an import leaves behind, apart from ids and times. */
async function outcome(request: APIRequestContext, environmentId: string) {
  type Finding = { severity: string; rule: string; package: string; version: string; fixedVersion: string | null }
  const findings = await read<Finding[] | { items: Finding[] }>(
    request,
    `/api/v1/exports/findings.json?environment=${environmentId}`,
  )
  const rows = Array.isArray(findings) ? findings : findings.items
  const { total } = await read<{ total: unknown }>(request, `/api/v1/findings?environment=${environmentId}`)
  const assets = await read<{ items: { kind: string; name: string }[] }>(
    request,
    `/api/v1/assets?environment=${environmentId}`,
  )
  return {
    total,
    assets: assets.items.map(({ kind, name }) => `${kind} ${name}`).toSorted(),
    findings: rows
      .map((row) => [row.severity, row.rule, row.package, row.version, row.fixedVersion].join(' '))
      .toSorted(),
  }
}

/** Sends the first half of a body, calls `then`, and tells whether the rest was answered. */
async function interrupted(token: string, body: string, then: () => void): Promise<number | 'broken'> {
  const bytes = new TextEncoder().encode(body)
  const half = bytes.length >> 1
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      controller.enqueue(bytes.subarray(0, half))
      await new Promise((resolve) => setTimeout(resolve, 500))
      then()
      await new Promise((resolve) => setTimeout(resolve, 200))
      controller.enqueue(bytes.subarray(half))
      controller.close()
    },
  })
  const init = { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: stream, duplex: 'half' }
  const answer = await fetch(`${baseUrl}/api/v1/ingest/trivy`, init).catch(() => null)
  return answer?.status ?? 'broken'
}

test('web and worker are killed in the middle of a large report, and nothing is lost or doubled', async ({ page }) => {
  test.setTimeout(150_000)
  const createdAt = new Date()
  const body = trivyReport(size, 0, 'registry.example.com/durable/app', createdAt)
  const calm = await makeEnvironment(page.request, fresh('calm'))
  const rough = await makeEnvironment(page.request, fresh('rough'))
  const { token: calmToken } = await makeCollector(page.request, calm.id, 'image-calm', ['trivy'])
  const { token } = await makeCollector(page.request, rough.id, 'image-rough', ['trivy'])
  const started = performance.now()
  expect((await deliver(calmToken, 'trivy', body)).report?.status).toBe('processed')
  const undisturbed = performance.now() - started

  const web = childOf('web')
  expect(await interrupted(token, body, () => process.kill(web, 'SIGKILL'))).toBe('broken')
  await untilReady()
  expect(childOf('web')).not.toBe(web)
  type Ledger = { items: { id: string; status: string }[] }
  const ledger = () => read<Ledger>(page.request, `/api/v1/reports?environment=${rough.id}`)
  expect((await ledger()).items).toEqual([])

  const sent = await deliver(token, 'trivy', body, { wait: 0 })
  expect(sent.status).toBe(202)
  // An import is one transaction, so its middle cannot be seen, only timed.
  await new Promise((resolve) => setTimeout(resolve, undisturbed * 0.4))
  const worker = childOf('worker')
  process.kill(worker, 'SIGKILL')
  expect((await ledger()).items[0]?.status).toBe('queued')

  await expect
    .poll(async () => (await ledger()).items[0]?.status, { intervals: [250], timeout: 90_000 })
    .toBe('processed')
  expect(childOf('worker')).not.toBe(worker)
  expect((await deliver(token, 'trivy', body)).report?.duplicate).toBe(true)
  expect((await ledger()).items).toHaveLength(1)
  const [expected, got] = [await outcome(page.request, calm.id), await outcome(page.request, rough.id)]
  expect(expected.findings).toHaveLength(size)
  expect(got).toEqual(expected)
})
