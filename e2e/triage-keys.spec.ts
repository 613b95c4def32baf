import type { Page } from '@playwright/test'
import type { AlertDetail } from '@/lib/model/alert-view'
import { read } from './api'
import { alertsOf } from './falco'
import { expect, open, test } from './story'

const said = (page: Page, text: string) => expect(page.getByRole('status').filter({ hasText: text })).toBeVisible()

/** Chooses a reason and dismisses, by keys alone. */
async function dismiss(page: Page) {
  await page.keyboard.press('d')
  const form = page.getByRole('dialog')
  await expect(form).toBeVisible()
  const radio = form.getByRole('radio').first()
  for (let tries = 0; tries < 8 && !(await radio.evaluate((one) => one === document.activeElement)); tries += 1) {
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  await expect(form).toHaveCount(0)
  await said(page, 'dismissed')
}

test('ten alerts are dealt with by the keyboard alone', async ({ page }) => {
  const pods = Array.from({ length: 10 }, (_, index) => `pod-${index}`)
  const { id, list } = await alertsOf(page.request, 'ten keys', pods)
  await open(page, `/alerts?environment=${id}`)
  await expect(page.getByRole('table', { name: 'Alerts', exact: true }).getByRole('row')).toHaveCount(11)
  const counts = async () => {
    const rows = await list('&status=all')
    return Object.fromEntries(
      ['active', 'in-progress', 'resolved', 'dismissed'].map((name) => [
        name,
        rows.filter(({ status }) => status === name).length,
      ]),
    )
  }
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toContainText('In progress')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  // Three are taken up by me.
  for (let taken = 0; taken < 3; taken += 1) {
    await page.keyboard.press('j')
    await page.keyboard.press('a')
    await expect.poll(async () => (await list('&status=all&owner=me')).length).toBe(taken + 1)
    await page.keyboard.press('i')
    await expect.poll(counts).toMatchObject({ 'in-progress': taken + 1 })
    await expect(page.getByRole('row').filter({ hasText: 'In progress' })).toHaveCount(taken + 1)
  }
  await expect.poll(counts).toEqual({ active: 7, 'in-progress': 3, resolved: 0, dismissed: 0 })

  // One is read, commented and resolved; then taken back, and resolved after all.
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary')).toBeVisible()
  const opened = new URL(page.url()).searchParams.get('open')
  await page.keyboard.press('c')
  await expect(page.getByRole('textbox', { name: 'Comment' })).toBeFocused()
  await page.keyboard.type('Seen, it is the backup')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary')).toContainText('Seen, it is the backup')
  await page.keyboard.press('Escape')
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await page.keyboard.press('r')
  await said(page, '1 alert resolved')
  await page.keyboard.press('z')
  await said(page, 'Taken back')
  await expect.poll(counts).toMatchObject({ resolved: 0 })
  await page.keyboard.press('r')
  await said(page, '1 alert resolved')
  const { timeline } = await read<AlertDetail>(page.request, `/api/v1/alerts/${opened}`)
  expect(timeline.map(({ kind }) => kind)).toContain('comment')

  // The rest is dismissed with a reason: first one, then all that are left active, by selection.
  await open(page, `/alerts?environment=${id}&status=active`)
  await page.keyboard.press('j')
  await dismiss(page)
  await expect.poll(counts).toMatchObject({ dismissed: 1 })
  await open(page, `/alerts?environment=${id}&status=active`)
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('j')
  await page.keyboard.press('Shift+X')
  await dismiss(page)
  await expect.poll(counts).toEqual({ active: 0, 'in-progress': 3, resolved: 1, dismissed: 6 })
})
