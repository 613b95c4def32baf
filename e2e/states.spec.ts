import { fresh, makeEnvironment, read, type Listed } from './api'
import { expect, open, test } from './story'

const broken = (requestId: string) => ({
  status: 503,
  contentType: 'application/problem+json',
  headers: { 'retry-after': '5' },
  body: JSON.stringify({
    status: 503,
    code: 'unavailable',
    title: 'Not available at the moment',
    detail: 'The database cannot be reached. Nothing was stored; try again.',
    requestId,
  }),
})

test('an environment to which nothing is connected says so, and never looks well', async ({ page, pageOf }) => {
  const { id } = await makeEnvironment(page.request, fresh('nothing'))
  // Others report all the time: what they send is no evidence about this one.
  for (const path of [
    '/overview',
    '/collectors',
    '/alerts',
    '/images',
    '/vulnerabilities',
    '/findings',
    '/inventory',
  ]) {
    await open(page, `${path}?environment=${id}`)
    await expect(page.getByRole('heading', { name: 'No collector has reported' })).toBeVisible()
  }
  await open(page, `/overview?environment=${id}`)
  await page.getByRole('link', { name: 'Connect a collector' }).click()
  await expect(page).toHaveURL(new RegExp(`/collectors\\?environment=${id}`))
  await open(page, `/recommendations?environment=${id}`)
  await expect(page.getByRole('main')).toContainText('no score yet')
  await expect(page.getByRole('heading', { name: 'Nothing was assessed yet' })).toBeVisible()

  const reader = await pageOf('reader')
  await open(reader, `/overview?environment=${id}`)
  await expect(reader.getByRole('heading', { name: 'No collector has reported' })).toBeVisible()
  await expect(reader.getByRole('link', { name: 'Connect a collector' })).toHaveCount(0)
  await expect(reader.getByText('A security admin can connect one.')).toBeVisible()
})

test('filters that nothing fits lead out again', async ({ page }) => {
  for (const [path, title] of [
    ['/recommendations?q=zzzz', 'No recommendation matches this filter'],
    ['/collectors?health=expired', 'No collector matches this filter'],
    ['/people?q=zzzz', 'No person matches this filter'],
    ['/audit?action=never&outcome=refused', 'No entry matches these 2 filters'],
  ] as const) {
    await open(page, path)
    await expect(page.getByRole('heading', { name: title })).toBeVisible()
    await page.getByRole('link', { name: 'Clear filters' }).click()
    await expect(page.getByRole('heading', { name: title })).toBeHidden()
    await expect(page.getByRole('table').first()).toBeVisible()
  }
})

test('what cannot be loaded is said with its request id, and loads at the next try', async ({ page, guard }) => {
  guard.forgive(/status of 503/)
  const { items } = await read<Listed<{ id: string; name: string }>>(page.request, '/api/v1/collectors?limit=200')
  await open(page, `/collectors?open=${items.find(({ name }) => name === 'kyverno-prod')?.id}`)
  const body = /\/api\/v1\/reports\/[^/]+\/body$/
  await page.route(body, (route) => route.fulfill(broken('7f3a91c2')))
  const reports = page.getByRole('table', { name: 'Reports' })
  await reports.getByRole('link').first().click()
  await reports.getByRole('button', { name: /^Read body/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Body of the report' })
  const failure = dialog.getByRole('alert').filter({ hasText: 'The body could not be loaded' })
  await expect(failure).toContainText('The database cannot be reached.')
  await expect(failure).toContainText('req 7f3a91c2')
  await page.unroute(body)
  await page.keyboard.press('Escape')
  await reports.getByRole('button', { name: /^Read body/ }).click()
  await expect(dialog.getByRole('region', { name: 'Body' })).toContainText('PolicyReport')
})

test('data that cannot be renewed stays on screen, marked with its time', async ({ page, guard }) => {
  guard.forgive(/status of 503|ERR_FAILED/)
  await open(page, '/collectors')
  const rows = await page.getByRole('table', { name: 'Collectors' }).getByRole('row').count()
  await page.route(/\/api\/v1\/collectors(\?|$)/, (route) => route.abort())
  await expect(page.getByText(/Shown as of/)).toBeVisible({ timeout: 25_000 })
  await expect(page.getByRole('table', { name: 'Collectors' }).getByRole('row')).toHaveCount(rows)
  await page.unroute(/\/api\/v1\/collectors(\?|$)/)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText(/Shown as of/)).toBeHidden()
})

test('an address that leads nowhere says so inside of the console', async ({ page, guard }) => {
  guard.forgive(/status of 404/)
  await page.goto('/nowhere')
  await expect(page.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible()
  await page.getByRole('link', { name: 'Overview' }).first().click()
  await expect(page).toHaveURL(/\/overview/)
})
