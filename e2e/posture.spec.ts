import type { Page } from '@playwright/test'
import type { Overview } from '@/lib/model/overview'
import type { AssessedResource, CheckEntry, ControlStanding, RecommendationStanding } from '@/lib/model/posture'
import { read, type Listed } from './api'
import { expect, open, settled, test } from './story'

const region = (page: Page, name: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name, exact: true }) })
const environmentNamed = async (page: Page, name: string) => {
  const { items } = await read<Listed<{ id: string; name: string }>>(page.request, '/api/v1/environments?limit=200')
  return items.find((row) => row.name === name)?.id ?? ''
}

test('the overview shows the figures of the API, and they add up', async ({ page }) => {
  const overview = await read<Overview>(page.request, '/api/v1/overview')
  await open(page, '/overview')
  const score = region(page, 'Secure score')
  await expect(score).toContainText(`${overview.score.percentage?.toFixed(1)}%`)
  await expect(score).toContainText(`Goal ${overview.score.goal}`)
  for (const { name, percentage } of overview.score.environments.slice(0, 9)) {
    const link = score.getByRole('link', { name: new RegExp(`${name}.*${percentage?.toFixed(1) ?? '–'}`) })
    await expect(link.first()).toBeVisible()
  }
  const open_ = Object.values(overview.alerts.now).reduce((sum, count) => sum + count, 0)
  await expect(region(page, 'Open alerts').getByRole('link')).toHaveText(`${open_} open`)
  await expect(region(page, 'Do these ten first').getByRole('row')).toHaveCount(overview.first.length + 1)
  const controls = overview.controls.filter((row) => row.healthy + row.unhealthy > 0)
  await expect(region(page, 'Recommendations by control').getByRole('row')).toHaveCount(controls.length + 1)

  // Shares of the controls make the score; causes make its change.
  const shares = overview.controls.reduce((sum, row) => sum + (row.share ?? 0), 0)
  expect(shares).toBeCloseTo(overview.score.percentage ?? -1, 1)
  const moves = overview.period?.moves.reduce((sum, move) => sum + move.delta, 0)
  expect(moves).toBeCloseTo(overview.period?.delta ?? NaN, 6)
  expect(overview.coverage.collectors.some(({ health }) => health === 'silent')).toBe(true)
  await expect(region(page, 'Coverage')).toContainText('kube-edge-gdn last reported')
})

test('the score says why it moved, in a chart that also reads as a table', async ({ page }) => {
  const overview = await read<Overview>(page.request, '/api/v1/overview')
  await open(page, '/overview')
  const why = region(page, 'Why it moved')
  await expect(why.getByRole('listitem')).toHaveCount((overview.period?.moves.length ?? 0) + 1)
  const shown = await why
    .getByRole('listitem')
    .evaluateAll((items) =>
      items.map((item) => Number(/([+−-]?\d+\.\d)\s*$/.exec(item.textContent ?? '')?.[1]?.replace('−', '-') ?? NaN)),
    )
  const sum = shown.slice(0, -1).reduce((total, value) => total + value, 0)
  // Each line is rounded to a tenth, so the sum of many may be off by half a tenth for each.
  expect(Math.abs(sum - (shown.at(-1) ?? NaN))).toBeLessThanOrEqual(0.05 * shown.length)
  const table = region(page, 'Secure score').getByRole('table')
  expect(await table.getByRole('row').count()).toBeGreaterThan(7)
  await why.getByRole('link').first().click()
  await expect(page).toHaveURL(/\/recommendations\//)
})

test('the environment switch narrows every page and the address keeps it', async ({ page }) => {
  const edge = await environmentNamed(page, 'edge')
  await open(page, '/overview')
  await page.getByRole('button', { name: 'Environment: All environments' }).click()
  await page.getByRole('menuitemradio', { name: 'edge', exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`environment=${edge}`))
  const overview = await read<Overview>(page.request, `/api/v1/overview?environment=${edge}`)
  await expect(region(page, 'Secure score')).toContainText(`${overview.score.percentage?.toFixed(1)}%`)
  const main = page.getByRole('navigation', { name: 'Main' })
  for (const name of ['Recommendations', 'Collectors', 'Audit log', 'Environments', 'Overview']) {
    await main.getByRole('link', { name }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
    await expect(page).toHaveURL(new RegExp(`environment=${edge}`))
    await expect(page.getByRole('button', { name: 'Environment: edge' })).toBeVisible()
  }
  await main.getByRole('link', { name: 'Collectors' }).click()
  await expect(page.getByRole('row', { name: /kube-edge-gdn/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /kube-prod-eu-1/ })).toHaveCount(0)
})

test('a recommendation leads to its resources, their evidence and the patch', async ({ page }) => {
  const production = await environmentNamed(page, 'production')
  const scope = `environment=${production}`
  const { items } = await read<Listed<RecommendationStanding>>(
    page.request,
    `/api/v1/recommendations?${scope}&limit=200`,
  )
  const { items: checks } = await read<{ items: CheckEntry[] }>(page.request, '/api/v1/checks')
  const patchable = new Set(checks.filter((check) => check.patchable).map(({ id }) => id))
  const chosen = items.find((row) => row.unhealthy > 1 && (row.gain ?? 0) > 0 && patchable.has(row.id))
  if (!chosen) throw new Error('the demo has no unhealthy recommendation')
  await open(page, `/recommendations?${scope}`)
  const { items: controls } = await read<{ items: ControlStanding[] }>(page.request, `/api/v1/controls?${scope}`)
  const table = page.getByRole('table', { name: 'Recommendations' })
  const control = controls.find(({ id }) => id === chosen.control)
  const row = table.getByRole('row', { name: new RegExp(control?.name ?? '') }).first()
  await expect(row).toContainText(String(control?.max))
  if (!(await table.getByRole('link', { name: chosen.name }).isVisible())) await row.getByRole('link').click()
  await table.getByRole('link', { name: chosen.name }).click()
  await expect(page).toHaveURL(new RegExp(`/recommendations/${chosen.id}\\?.*${scope}`))

  const pane = page.getByRole('complementary', { name: chosen.name })
  const path = `/api/v1/recommendations/${chosen.id}/resources`
  const list = await read<Listed<AssessedResource>>(page.request, `${path}?${scope}&status=unhealthy`)
  const [first] = list.items
  if (!first) throw new Error('an unhealthy recommendation has no resource')
  expect(list.total.value).toBe(chosen.unhealthy)
  await expect(pane.getByRole('navigation', { name: 'Resources by result' })).toContainText(
    `Unhealthy${chosen.unhealthy}`,
  )
  await pane.getByRole('table', { name: 'Resources' }).getByRole('link').first().click()
  await expect(page).toHaveURL(new RegExp(`resource=${first.assetId}`))
  const proof = pane.getByRole('table', { name: 'Resources' })
  await expect(proof).toContainText(first.evidence[0]?.path ?? 'no evidence')
  await expect(proof).toContainText(first.evidence[0]?.message ?? 'no evidence')

  const fix = await read<{ patch: string | null }>(page.request, `${path}/${first.assetId}`)
  expect(fix.patch).not.toBeNull()
  expect(await pane.getByRole('region', { name: 'Patch' }).innerText()).toBe(fix.patch?.trimEnd())

  await page.reload()
  await settled(page)
  await expect(pane.getByRole('region', { name: 'Patch' })).toBeVisible()
  await pane.getByRole('link', { name: 'Close' }).click()
  await expect(pane).toBeHidden()
})
