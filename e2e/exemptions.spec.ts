import type { Exemption, ExemptionPreview } from '@/lib/model/exemption'
import type { AssessedResource, ListedRecommendation, Score } from '@/lib/model/posture'
import type { WhatIf } from '@/lib/model/what-if'
import { read, send, sent, type Listed } from './api'
import { expect, open, test } from './story'

const score = async (request: Parameters<typeof read>[0], environment: string) =>
  (await read<Score>(request, `/api/v1/score?environment=${environment}`)).percentage

test('the list shows what is exempt, what waits and what ends soon; the reader reads and cannot act', async ({
  page,
  pageOf,
}) => {
  const { items } = await read<Listed<Exemption>>(page.request, '/api/v1/exemptions')
  expect(items.map((row) => row.state)).toEqual(expect.arrayContaining(['expiring', 'pending']))
  await open(page, '/exemptions')
  await expect(page.getByRole('table', { name: 'Exemptions' }).getByRole('row')).toHaveCount(items.length + 1)
  await page
    .getByRole('link', { name: /legacy/i })
    .first()
    .click()
  await expect(page.getByRole('complementary')).toContainText('The vendor ships a mended release')
  await open(page, '/overview')
  await expect(page.getByRole('link', { name: '1 exemption expires within 7 days' })).toBeVisible()

  const reader = await pageOf('reader')
  const waiting = items.find((row) => row.state === 'pending')
  await open(reader, `/exemptions?open=${waiting?.id}`)
  await expect(reader.getByText('can change exemptions')).toBeVisible()
  await expect(reader.getByRole('button', { name: 'Approve' })).toHaveCount(0)
  await open(reader, '/governance')
  await expect(reader.getByText('High in a week')).toBeVisible()
  await expect(reader.getByRole('button', { name: 'New rule' })).toHaveCount(0)
  expect((await send(reader.request, `/api/v1/exemptions/${waiting?.id}/approve`, {})).status()).toBe(403)
})

test('an admin exempts a failure after seeing what it hides, and takes it back', async ({ page }) => {
  const { items } = await read<Listed<ListedRecommendation>>(
    page.request,
    '/api/v1/recommendations?environment=edge&status=unhealthy&sort=gain',
  )
  const best = items.find((row) => row.alone > 0)
  const { items: failing } = await read<Listed<AssessedResource>>(
    page.request,
    `/api/v1/recommendations/${best?.id}/resources?environment=edge&limit=1`,
  )
  const [victim] = failing
  const before = await score(page.request, 'edge')
  const preview = await sent<ExemptionPreview>(page.request, '/api/v1/exemptions/preview', {
    environmentId: victim?.environmentId,
    checkId: best?.id,
    assetId: victim?.assetId,
    category: 'mitigated',
  })
  expect(preview).toMatchObject({ before, hides: { failures: 1, resources: 1 } })
  await open(page, `/recommendations/${best?.id}?environment=edge&resource=${victim?.assetId}`)
  await page.getByRole('button', { name: 'Exempt this…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Mitigated', { exact: true }).click()
  await expect(dialog).toContainText('It hides 1 failure on 1 resource.')
  await expect(dialog).toContainText(`${preview.after?.toFixed(1)} %`)
  await dialog.getByLabel('Reason').fill('A <b>gateway</b> stands before it.')
  await dialog.getByRole('button', { name: 'Exempt', exact: true }).click()
  await expect(dialog).toBeHidden()
  expect(await score(page.request, 'edge')).toBe(preview.after)

  await open(page, '/exemptions?environment=edge&state=active')
  await page.getByRole('row').nth(1).getByRole('link').first().click()
  await expect(page.getByText('A <b>gateway</b> stands before it.')).toBeVisible()
  await page.getByRole('button', { name: 'Revoke…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  expect(await score(page.request, 'edge')).toBe(before)
})

test('what waits for a second person counts once another admin has approved it', async ({ page, pageOf }) => {
  const { items } = await read<Listed<{ id: string; name: string }>>(page.request, '/api/v1/environments')
  const environmentId = items.find((row) => row.name === 'production')?.id
  const rows = await read<Listed<ListedRecommendation>>(
    page.request,
    '/api/v1/recommendations?environment=production&status=unhealthy&sort=gain',
  )
  const asked = await sent<{ id: string; state: string }>(page.request, '/api/v1/exemptions', {
    environmentId,
    checkId: rows.items.find((row) => row.alone > 0)?.id,
    category: 'mitigated',
    reason: 'A story',
  })
  expect(asked.state).toBe('pending')
  const before = (await score(page.request, 'production')) ?? 0
  await open(page, `/exemptions?open=${asked.id}`)
  await expect(page.getByText('Another admin must approve it.')).toBeVisible()
  const colleague = await pageOf('colleague')
  await open(colleague, `/exemptions?open=${asked.id}`)
  await colleague.getByRole('button', { name: 'Approve' }).click()
  await colleague.getByRole('dialog').getByRole('button', { name: 'Approve' }).click()
  await expect(colleague.getByRole('dialog')).toBeHidden()
  expect(await score(page.request, 'production')).toBeGreaterThan(before)
  await sent(page.request, `/api/v1/exemptions/${asked.id}/revoke`, {})
  expect(await score(page.request, 'production')).toBe(before)
})

test('ticking recommendations tells the reader what the score would be', async ({ pageOf }) => {
  const page = await pageOf('reader')
  await open(page, '/recommendations?environment=edge&view=risk')
  const { items } = await read<Listed<ListedRecommendation>>(page.request, '/api/v1/recommendations?environment=edge')
  const ticked = items.filter((row) => row.unhealthy > 0).slice(0, 2)
  for (const row of ticked) await page.getByRole('checkbox', { name: `Select ${row.name}` }).check()
  const answer = await sent<WhatIf>(page.request, '/api/v1/score/what-if', {
    environment: 'edge',
    checks: ticked.map((row) => row.id),
  })
  await expect(page.getByText(`${answer.after?.toFixed(1)} %`, { exact: true })).toBeVisible()
  await expect(page.getByText(/2 recommendations, \d+ resources?/)).toBeVisible()
  await page.getByRole('button', { name: 'Clear what is ticked' }).click()
  await expect(page.getByText(/2 recommendations, /)).toBeHidden()
})

test('a rule gives failures an owner, and what is overdue can be listed', async ({ page }) => {
  await open(page, '/governance')
  await page.getByRole('button', { name: 'New rule' }).click()
  const dialog = page.getByRole('dialog')
  const name = `Story ${Date.now()}`
  const { items } = await read<Listed<{ id: string; name: string }>>(page.request, '/api/v1/environments')
  await dialog.getByLabel('Environment').selectOption(items.find((row) => row.name === 'staging')?.id ?? '')
  await dialog.getByLabel('Name', { exact: true }).fill(name)
  await dialog.getByLabel('Severity').selectOption('high')
  await dialog.getByLabel('Owner').selectOption({ label: 'Priya Raman' })
  await dialog.getByLabel('Due after, in days').fill('1')
  await dialog.getByRole('button', { name: 'Make rule' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText(name)).toBeVisible()
  await expect
    .poll(async () => {
      const path = '/api/v1/recommendations?environment=staging&overdue=true'
      return (await read<Listed<ListedRecommendation>>(page.request, path)).items.length
    })
    .toBeGreaterThan(0)
  await open(page, '/recommendations?environment=staging&overdue=true&view=risk')
  await expect(page.getByText(/\d+ overdue/).first()).toBeVisible()
  await open(page, '/governance')
  await page.getByRole('button', { name: `Delete ${name}` }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete rule' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByText(name)).toBeHidden()
})
