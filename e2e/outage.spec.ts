import { trivyReport } from '@/bin/bench/trivy-report'
import { baseUrl } from '../playwright.config'
import { deliver, fresh, makeCollector, makeEnvironment, read } from './api'
import { databaseServer, supervisor, untilReady } from './processes'
import { expect, open, test } from './story'

test('the database dies: everything says so, keeps what it shows, and recovers by itself', async ({ page, guard }) => {
  test.setTimeout(120_000)
  guard.forgive(/status of 50[03]|React error #441|favicon/)
  const { id: environmentId } = await makeEnvironment(page.request, fresh('outage'))
  const { token } = await makeCollector(page.request, environmentId, 'image-outage', ['trivy'])
  const body = trivyReport(20, 0, 'registry.example.com/outage/app')
  await open(page, '/overview')
  const score = await page.locator('.score').innerText()
  const pid = databaseServer()

  // Who keeps the database running is held for as long as we look at the outage.
  process.kill(supervisor(), 'SIGSTOP')
  try {
    process.kill(pid, 'SIGKILL')
    const answer = await page.request.get('/api/v1/overview')
    expect(answer.status()).toBe(503)
    expect(answer.headers()).toMatchObject({ 'content-type': 'application/problem+json', 'retry-after': '5' })
    expect(await answer.json()).toMatchObject({ code: 'unavailable', requestId: answer.headers()['x-request-id'] })
    expect(await deliver(token, 'trivy', body, { wait: 0 })).toMatchObject({ status: 503, code: 'unavailable' })
    const ready = await page.request.get('/api/health/ready')
    expect(ready.status()).toBe(503)
    expect(await ready.text()).toContain('database')
    expect((await page.request.get('/api/health/live')).status()).toBe(200)

    await expect(page.getByRole('banner')).toContainText('No answer from the server', { timeout: 30_000 })
    await expect(page.locator('.score')).toHaveText(score)
    const other = await page.context().newPage()
    await other.goto('/recommendations')
    await expect(other.getByRole('heading', { name: 'This page could not be loaded' })).toBeVisible()
    await expect(other.getByRole('button', { name: 'Try again' })).toBeVisible()
    await other.close()
  } finally {
    process.kill(supervisor(), 'SIGCONT')
  }

  await untilReady()
  expect(databaseServer()).not.toBe(pid)
  await expect(page.getByRole('banner')).not.toContainText('No answer from the server', { timeout: 30_000 })
  await expect(page.locator('.score')).toHaveText(score)
  await expect
    .poll(async () => (await deliver(token, 'trivy', body)).report?.status, { timeout: 30_000 })
    .toBe('processed')
  const { total } = await read<{ total: { value: number } }>(
    page.request,
    `/api/v1/findings?environment=${environmentId}`,
  )
  expect(total.value).toBe(20)
  expect((await fetch(`${baseUrl}/api/v1/overview`)).status).toBe(401)
})
