import type { Page } from '@playwright/test'
import type { AssetChange } from '@/lib/model/asset-change'
import type { NamespaceFailure } from '@/lib/model/namespace-failure'
import type { AssetDetail, AssetItem, ImageDetail, ImageItem, VulnerabilityItem } from '@/lib/model/inventory'
import { read, type Listed } from './api'
import { expect, open, settled, test } from './story'

const main = (page: Page) => page.getByRole('main')
const region = (page: Page, name: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name, exact: true }) })

test('the inventory leads to an asset, its posture with evidence, and what it is related to', async ({ page }) => {
  const scope = 'environment=production'
  const workloads = await read<Listed<AssetItem>>(
    page.request,
    `/api/v1/assets?${scope}&kind=workload&q=card-tokeniser`,
  )
  const [first] = workloads.items
  if (!first) throw new Error('the demo has no card-tokeniser')
  await open(page, `/inventory?${scope}`)
  await main(page)
    .getByRole('navigation', { name: 'Assets by kind' })
    .getByRole('link', { name: /^Workloads/ })
    .click()
  await expect(page).toHaveURL(/kind=workload/)
  const all = await read<Listed<AssetItem>>(page.request, `/api/v1/assets?${scope}&kind=workload`)
  await expect(main(page).getByRole('navigation', { name: 'Assets by kind' })).toContainText(
    `Workloads${all.total.value}`,
  )
  await page.getByRole('searchbox').or(page.getByLabel('Search by name')).first().fill('card-tokeniser')
  await expect(page).toHaveURL(/q=card-tokeniser/)
  await expect(page.getByRole('table', { name: 'Assets' }).getByRole('row')).toHaveCount(workloads.total.value + 1)
  await page.getByRole('table', { name: 'Assets' }).getByRole('link').first().click()
  await expect(page).toHaveURL(new RegExp(`/inventory/${first.id}`))
  await settled(page)

  const detail = await read<AssetDetail>(page.request, `/api/v1/assets/${first.id}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(detail.name)
  const unhealthy = detail.assessments.filter(({ status }) => status === 'unhealthy').length
  const tabs = page.getByRole('navigation', { name: 'Parts of the asset' })
  await expect(tabs.getByRole('link', { name: /^Posture/ })).toHaveText(`Posture${unhealthy}`)
  await tabs.getByRole('link', { name: /^Relations/ }).click()
  await expect(page).toHaveURL(/tab=relations/)
  await expect(
    main(page)
      .getByRole('link', { name: /payments\/card-tokeniser/ })
      .first(),
  ).toBeVisible()
})

test('an image says where it runs and what is in it, layer by layer', async ({ page }) => {
  const images = await read<Listed<ImageItem>>(page.request, '/api/v1/images?environment=production&running=true')
  const [first] = images.items
  await open(page, '/images?environment=production&running=true')
  const table = page.getByRole('table', { name: 'Images' })
  await expect(page.getByRole('main')).toContainText(`${images.total.value}, the worst first`)
  await table.getByRole('link').first().click()
  await expect(page).toHaveURL(new RegExp(`/images/${first?.id}`))
  await settled(page)
  const image = await read<ImageDetail>(page.request, `/api/v1/images/${first?.id}`)
  const [place] = image.runs.places
  await expect(region(page, 'Where it runs')).toContainText(`${image.runs.total} workload`)
  const vulnerabilities = image.findings.find(({ kind }) => kind === 'vulnerability')?.count
  await expect(
    main(page)
      .getByRole('link', { name: /^Vulnerabilities ?\d/ })
      .first(),
  ).toContainText(`${vulnerabilities?.toLocaleString('en-GB')}`)
  const findings = page.getByRole('table', { name: 'Findings' })
  await findings.getByRole('link').first().click()
  await expect(page).toHaveURL(/open=/)
  await region(page, 'Where it runs').getByRole('link').first().click()
  await expect(page).toHaveURL(new RegExp(`/inventory/${place?.id}`))
})

test('the history of an image holds the other images of its repository', async ({ page }) => {
  type Image = { id: string; name: string }
  const repository = 'registry.harbourline.example/booking/web'
  const { items } = await read<Listed<Image>>(
    page.request,
    `/api/v1/images?environment=production&q=${encodeURIComponent(repository)}`,
  )
  expect(items.length).toBeGreaterThan(1)
  await open(page, `/images/${items[0]?.id}?environment=production&tab=history`)
  const table = page.getByRole('table', { name: 'Images of the repository' })
  await expect(table.getByRole('row')).toHaveCount(items.length + 1)
  const [, other] = items
  await table.locator(`a[href*="${other?.id}"]`).click()
  await expect(page).toHaveURL(new RegExp(`/images/${other?.id}`))
})

test('a vulnerability says what it affects', async ({ page }) => {
  const list = await read<Listed<VulnerabilityItem>>(page.request, '/api/v1/vulnerabilities?exploited=true')
  const [first] = list.items
  await open(page, '/vulnerabilities?exploited=true')
  await page.getByRole('table', { name: 'Vulnerabilities' }).getByRole('link', { name: first?.id }).first().click()
  await expect(page).toHaveURL(new RegExp(`/vulnerabilities/${first?.id}`))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(first?.id ?? '')
  const affected = await read<Listed<{ assetId?: string }>>(page.request, `/api/v1/vulnerabilities/${first?.id}/assets`)
  const rows = region(page, 'What it affects').getByRole('row')
  await expect(rows).toHaveCount(Math.min(affected.items.length, affected.total.value) + 1)
})

test('search finds assets, vulnerabilities and alerts from every page', async ({ page }) => {
  await open(page, '/audit')
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: 'Search assets, CVEs, alerts, pages' })
  const results = page.getByRole('listbox', { name: 'Results' })
  await field.fill('card-tokeniser')
  await expect(results.getByRole('group', { name: 'Assets' }).getByRole('option').first()).toContainText(
    'card-tokeniser',
  )
  await field.fill('CVE-2021-44228')
  await expect(results.getByRole('group', { name: 'Vulnerabilities' })).toContainText('CVE-2021-44228')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/vulnerabilities\/CVE-2021-44228/)
  await settled(page)
  await page.keyboard.press('/')
  await field.fill('nothing is called like this')
  await expect(page.getByText('Nothing is named “nothing is called like this”.')).toBeVisible()
})

test('the environment is kept from list to thing', async ({ page }) => {
  for (const path of ['/alerts', '/inventory', '/images', '/vulnerabilities', '/findings']) {
    await open(page, `${path}?environment=staging`)
    await expect(page.getByRole('button', { name: 'Environment: staging' })).toBeVisible()
    const links = await main(page)
      .locator('tbody a.row-link')
      .evaluateAll((all) => all.map((a) => a.getAttribute('href')))
    expect(links.length, path).toBeGreaterThan(0)
    expect(
      links.filter((href) => !href?.includes('environment=staging')),
      path,
    ).toEqual([])
  }
})

test('an asset tells what turned on it, when and why; a recommendation is one step away', async ({ page }) => {
  const assets = await read<Listed<AssetItem>>(
    page.request,
    '/api/v1/assets?environment=production&kind=workload&limit=100',
  )
  const histories = await Promise.all(
    assets.items.map(async ({ id }) => ({
      id,
      changes: await read<Listed<AssetChange>>(page.request, `/api/v1/assets/${id}/changes`),
    })),
  )
  const changed = histories.find(({ changes }) => changes.items.length > 0)
  const [newest] = changed?.changes.items ?? []
  if (!changed || !newest) throw new Error('something turned in the demo estate')
  await open(page, `/inventory/${changed.id}?tab=history`)
  const history = page.getByRole('table', { name: 'History' })
  await expect(history.getByRole('row')).toHaveCount(changed.changes.items.length + 1)
  await expect(history.getByRole('row').nth(1)).toContainText(newest.name)
  await history.getByRole('link').first().click()
  await expect(page).toHaveURL(new RegExp(`/recommendations/${newest.checkId}`))
})

test('a namespace says what fails inside it and where to begin', async ({ page }) => {
  const found = await read<Listed<AssetItem>>(
    page.request,
    '/api/v1/assets?environment=production&kind=namespace&q=payments',
  )
  const [namespace] = found.items
  if (!namespace) throw new Error('the demo has a namespace payments')
  const failing = await read<Listed<NamespaceFailure>>(page.request, `/api/v1/assets/${namespace.id}/posture`)
  const [worst] = failing.items
  if (!worst) throw new Error('something fails in payments')
  await open(page, `/inventory/${namespace.id}`)
  await page
    .getByRole('navigation', { name: 'Parts of the asset' })
    .getByRole('link', { name: /^Inside/ })
    .click()
  const inside = page.getByRole('table', { name: 'Failing inside' })
  await expect(inside.getByRole('row').nth(1)).toContainText(worst.name)
  await inside.getByRole('link').first().click()
  await expect(page).toHaveURL(new RegExp(`/recommendations/${worst.id}\\?resource=${worst.worst.assetId}`))
})
