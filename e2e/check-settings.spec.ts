import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { CheckSettingView } from '@/lib/model/check-setting'
import { read, send, type Listed } from './api'
import { expect, open, test } from './story'

const check = 'k8s-pod-share-process-namespace'
const settings = (page: Page) => page.locator('details').filter({ hasText: 'Exclusions and parameters' })
/** A page that is told of news while somebody clicks may draw the pane anew, folded. */
const unfold = (page: Page) =>
  expect(async () => {
    if ((await settings(page).getAttribute('open')) === null) await settings(page).locator('summary').click()
    await expect(settings(page).getByRole('term').first()).toBeVisible({ timeout: 1_000 })
  }).toPass()
const stored = async (page: Page) =>
  (await read<Listed<CheckSettingView>>(page.request, `/api/v1/check-settings?check=${check}&environment=edge`))
    .items[0]

test('an admin sees what a recommendation leaves alone, tries a change, saves it and takes it back', async ({
  page,
}) => {
  // A run that was cut off may have left its change behind.
  const environment = (await stored(page))?.environmentId
  await send(page.request, '/api/v1/check-settings', { environment, check, exclusions: { namespaces: null } }, 'PATCH')
  await open(page, `/recommendations/${check}?environment=edge`)
  await unfold(page)
  await expect(settings(page)).toContainText('kube-system')
  await settings(page)
    .getByRole('button', { name: /^Change/ })
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Excluded namespaces').fill('yard\nkube-system')
  await dialog.getByRole('button', { name: 'Preview' }).click()
  await expect(dialog.getByRole('status')).toContainText(/Takes out \d+ of \d+ resources: yard\//)
  const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze()
  expect(violations).toEqual([])
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()
  await expect(settings(page)).toContainText(/yard, kube-system,? of this recommendation/)
  await expect(settings(page)).toContainText('Changed by')

  await settings(page)
    .getByRole('button', { name: /^Change/ })
    .click()
  const inherited = (await stored(page))?.exclusions.namespaces.inherited ?? []
  await page.getByRole('dialog').getByLabel('Excluded namespaces').fill(inherited.join('\n'))
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect.poll(async () => (await stored(page))?.exclusions.namespaces.origin).toBe('default')
})

test('a word that is none is refused where it stands, and nothing is saved', async ({ page, guard }) => {
  guard.forgive(/400/)
  await open(page, `/recommendations/${check}?environment=edge`)
  await unfold(page)
  await settings(page)
    .getByRole('button', { name: /^Change/ })
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Excluded images').fill('a*b')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByRole('alert')).toContainText('at its end only')
  expect((await stored(page))?.exclusions.images.value).toEqual([])
})

test('a reader sees the same without a button, and who can change it', async ({ pageOf }) => {
  const page = await pageOf('reader', { width: 390 })
  await open(page, `/recommendations/${check}`)
  await unfold(page)
  await expect(settings(page)).toContainText('A security admin of the environment can change these.')
  await expect(settings(page).getByRole('button')).toHaveCount(0)
  await open(page, '/environments')
  const region = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Default exclusions' }) })
  await expect(region).toContainText('kube-system')
  await expect(region.getByRole('button')).toHaveCount(0)
})
