import type { Page } from '@playwright/test'
import { hostileReports } from '@/prisma/scenarios/hostile'
import { deliver, fresh, makeCollector, makeEnvironment } from './api'
import { cellsOf } from './csv'
import { pagesOf } from './pages'
import { expect, open, test } from './story'

/** Nothing that came with a report has run in this page, or become an element of it. */
async function expectInert(page: Page, path: string) {
  const found = await page.evaluate(() => ({
    flags: Object.keys(window).filter((key) => /owned|pwned|xss|polluted/i.test(key)),
    polluted: Reflect.get({}, 'polluted') as unknown,
    handlers: document.querySelectorAll('main [onerror], main [onload], main [onclick], main [onmouseover]').length,
    foreign: document.querySelectorAll('main iframe, main script, main object, main embed, main form[action]').length,
    images: document.querySelectorAll('main img').length,
    links: [...document.querySelectorAll('a[href]')]
      .map((link) => link.getAttribute('href') ?? '')
      .filter((href) => !/^(\/|#|https?:\/\/)/.test(href)),
  }))
  expect(found, path).toEqual({ flags: [], polluted: undefined, handlers: 0, foreign: 0, images: 0, links: [] })
}

test('reports full of attacks are drawn as text on every page, and leave as text', async ({ page }) => {
  test.setTimeout(120_000)
  const { id } = await makeEnvironment(page.request, fresh('hostile'))
  for (const { format, body, cluster, scope } of hostileReports(new Date())) {
    const { token } = await makeCollector(page.request, id, `hostile-${format} <img src=x onerror=alert(1)>`, [format])
    const headers: Record<string, string> = {
      ...(cluster ? { 'plimsoll-cluster': cluster } : {}),
      ...(scope ? { 'plimsoll-scope': scope } : {}),
    }
    const answer = await deliver(token, format, body, { headers })
    expect(answer.report?.status, `${format}: ${JSON.stringify(answer).slice(0, 300)}`).toBe('processed')
  }
  const paths = await pagesOf(page.request, id)
  for (const path of paths) {
    await open(page, path)
    await expect(page.getByText('could not be loaded')).toHaveCount(0)
    await expectInert(page, path)
  }
  await open(page, `/collectors?environment=${id}`)
  await expect(page.getByText('hostile-trivy <img src=x onerror=alert(1)>').first()).toBeVisible()

  const lists = ['findings', 'vulnerabilities', 'images', 'alerts', 'assets', 'collectors', 'reports', 'audit']
  for (const name of lists) {
    const answer = await page.request.get(`/api/v1/exports/${name}.csv?environment=${id}`)
    const cells = cellsOf(await answer.text()).flat()
    expect(cells.length, name).toBeGreaterThan(20)
    // A spreadsheet takes a cell that begins so for a formula.
    expect(
      cells.filter((cell) => /^[=+@\t\r-]/.test(cell)),
      name,
    ).toEqual([])
  }
  const report = await page.request.get(`/api/v1/reports/posture.pdf?environment=${id}`)
  expect(report.status()).toBe(200)
  expect((await report.body()).subarray(0, 5).toString()).toBe('%PDF-')
})
