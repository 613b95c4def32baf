import type { APIRequestContext } from '@playwright/test'
import { read, readAll, type Listed } from './api'
import { cellsOf } from './csv'
import { expect, open, test } from './story'

type Exported = { items?: unknown[] }

async function compare(request: APIRequestContext, name: string, list: string, filters: string, columns: string[]) {
  const rows = await readAll<Record<string, unknown>>(request, `${list}?${filters}`)
  const { total } = await read<Listed<unknown>>(request, `${list}?${filters}`)
  expect(rows.length, `${name}: a filter that finds something`).toBeGreaterThan(0)
  if (total) expect(rows).toHaveLength(total.value)
  const json = await read<Exported | unknown[]>(request, `/api/v1/exports/${name}.json?${filters}`)
  expect(Array.isArray(json) ? json : json.items).toEqual(rows)
  const answer = await request.get(`/api/v1/exports/${name}.csv?${filters}`)
  expect(answer.headers()).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'x-content-type-options': 'nosniff',
  })
  expect(answer.headers()['content-disposition']).toMatch(/^attachment; filename="plimsoll-.*\.csv"$/)
  const [head = [], ...lines] = cellsOf(await answer.text())
  expect(head).toEqual(expect.arrayContaining(columns))
  expect(lines).toHaveLength(rows.length)
  expect(new Set(lines.map((line) => line.length))).toEqual(new Set([head.length]))
}

test('every list is exported with the rows that the screen shows', async ({ page }) => {
  const { request } = page
  await compare(request, 'findings', '/api/v1/findings', 'environment=production&severity=critical', ['Severity', 'Id'])
  await compare(request, 'alerts', '/api/v1/alerts', 'environment=production&status=all', [])
  await compare(request, 'assets', '/api/v1/assets', 'environment=edge&kind=workload', [])
  await compare(request, 'recommendations', '/api/v1/recommendations', 'environment=edge', [])
})

test('the resources of a recommendation leave by the button beside them', async ({ page }) => {
  const { items } = await read<Listed<{ id: string; unhealthy: number }>>(
    page.request,
    '/api/v1/recommendations?environment=production&status=unhealthy',
  )
  await open(page, `/recommendations/${items[0]?.id}?environment=production`)
  const link = page.getByRole('link', { name: /^Export \d/ }).last()
  const count = Number(/\d+/.exec(await link.innerText())?.[0])
  expect(count).toBe(items[0]?.unhealthy)
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  expect(download.suggestedFilename()).toMatch(/^plimsoll-resources-.*\.csv$/)
  const answer = await page.request.get((await link.getAttribute('href')) ?? '')
  expect(cellsOf(await answer.text())).toHaveLength(count + 1)
})

test('an export that asks for what is not there is refused, not broken', async ({ page }) => {
  expect((await page.request.get('/api/v1/exports/findings.csv?colour=red')).status()).toBe(400)
  expect((await page.request.get('/api/v1/exports/secrets.csv')).status()).toBe(404)
  expect((await page.request.get('/api/v1/exports/findings.csv?cursor=x')).status()).toBe(400)
})

test('the posture report is a PDF of the environment that is chosen', async ({ page }) => {
  await open(page, '/overview?environment=edge')
  const link = page.getByRole('link', { name: 'Posture report' })
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  expect(download.suggestedFilename()).toMatch(/\.pdf$/)
  const answer = await page.request.get((await link.getAttribute('href')) ?? '')
  expect(answer.headers()['content-type']).toBe('application/pdf')
  const body = await answer.body()
  expect(body.subarray(0, 5).toString()).toBe('%PDF-')
  expect(body.subarray(-1_024).toString()).toContain('%%EOF')
  expect(body.length).toBeGreaterThan(10_000)
})
