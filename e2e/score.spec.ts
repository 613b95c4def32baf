import type { PostureChange, ScoreSpan } from '@/lib/model/posture'
import { read, type Listed } from './api'
import { expect, open, test } from './story'

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

test('a reader sees between two days every cause of the score and exactly its resources', async ({ page }) => {
  await open(page, '/overview')
  await page.getByRole('link', { name: 'Sum of all causes' }).click()
  await expect(page.getByRole('heading', { name: 'Secure score', level: 1 })).toBeVisible()

  const [from, to] = [daysAgo(12), daysAgo(1)]
  await page.getByRole('textbox', { name: 'From' }).fill(from)
  await page.getByRole('textbox', { name: 'to', exact: true }).fill(to)
  await page.getByRole('button', { name: 'Show' }).click()
  await page.waitForURL((url) => url.searchParams.get('to') === to)
  const span = { from: `${from}T00:00:00.000Z`, to: `${to}T23:59:59.999Z` }
  const { period } = await read<ScoreSpan>(page.request, `/api/v1/score/period?${new URLSearchParams(span)}`)
  if (period === null) throw new Error('the demo estate has a score on every day')
  const causes = page.getByRole('table', { name: 'Causes' })
  await expect(causes.getByRole('row')).toHaveCount(period.moves.length + 1)
  expect(period.moves.reduce((sum, move) => sum + move.delta, 0)).toBeCloseTo(period.delta, 1)

  const fixed = period.moves.find((move) => move.cause === 'fixed' && move.checkName !== null)
  if (!fixed) throw new Error('something was fixed in the demo estate')
  await causes.getByRole('link', { name: new RegExp(`Fixed ${fixed.checkName}`) }).click()
  const query = new URLSearchParams({ ...span, cause: 'fixed', check: fixed.checkId ?? '' })
  const changes = await read<Listed<PostureChange>>(page.request, `/api/v1/score/changes/resources?${query}`)
  expect(changes.items.length).toBeGreaterThanOrEqual(fixed.count)
  const resources = page.getByRole('table', { name: 'Resources that changed' })
  await expect(resources.getByRole('row')).toHaveCount(changes.items.length + 1)
  await expect(resources).toContainText('unhealthy → healthy')
})

test('without a choice of days the resources of a cause are of the same week as the cause', async ({ page }) => {
  await open(page, '/score')
  await page
    .getByRole('table', { name: 'Causes' })
    .getByRole('link', { name: /^Fixed / })
    .first()
    .click()
  const resources = page.getByRole('table', { name: 'Resources that changed' })
  await expect(resources).toBeVisible()
  const asked = new URL(page.url()).searchParams
  const span = { from: `${daysAgo(7)}T00:00:00.000Z`, cause: 'fixed', check: asked.get('check') ?? '' }
  const path = `/api/v1/score/changes/resources?${new URLSearchParams(span)}`
  const { total } = await read<Listed<PostureChange>>(page.request, path)
  await expect(page.getByRole('navigation', { name: 'More changes' })).toContainText(`of ${total.value} changes`)
})

test('a time without a score says so', async ({ page }) => {
  await open(page, '/score?from=2020-01-01&to=2020-02-01')
  await expect(page.getByText('No score to compare in this time')).toBeVisible()
})
