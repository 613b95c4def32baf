import type { Page } from '@playwright/test'
import type { AlertDetail } from '@/lib/model/alert-view'
import { read, send, type Listed } from './api'
import { alertsOf, type AlertRow } from './falco'
import { people } from './people'
import { expect, open, test } from './story'

const table = (page: Page) => page.getByRole('table', { name: 'Alerts', exact: true })
const rowOf = (page: Page, pod: string) => table(page).getByRole('row', { name: new RegExp(`story/${pod}\\b`) })
const toast = (page: Page, text: RegExp | string) => page.getByRole('status').filter({ hasText: text })
const statusOf = (rows: AlertRow[], pod: string) =>
  rows.find(({ compromised }) => compromised === `story/${pod}`)?.status

test('an admin triages with the keyboard, and takes it back', async ({ page }) => {
  const { id, list } = await alertsOf(page.request, 'keyboard', ['pod-a', 'pod-b', 'pod-c'])
  await open(page, `/alerts?environment=${id}`)
  await expect(table(page).getByRole('row')).toHaveCount(4)
  await page.keyboard.press('j')
  await expect(rowOf(page, 'pod-c').getByRole('link')).toBeFocused()
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.keyboard.press('Shift+X')
  await expect(page.getByRole('toolbar', { name: '2 selected' })).toBeVisible()

  await page.keyboard.press('i')
  await expect(toast(page, '2 alerts in progress')).toBeVisible()
  const all = '&status=all'
  expect((await list(all)).map(({ status }) => status).toSorted()).toEqual(['active', 'in-progress', 'in-progress'])
  await page.keyboard.press('z')
  await expect(toast(page, 'Taken back')).toBeVisible()
  expect(new Set((await list(all)).map(({ status }) => status))).toEqual(new Set(['active']))

  await expect(rowOf(page, 'pod-b')).toContainText('Active')

  // The selection is gone with its change, so this is about the row under the cursor.
  await page.keyboard.press('a')
  await expect(toast(page, `1 alert assigned to ${people.admin.name}`)).toBeVisible()
  await expect(rowOf(page, 'pod-b')).toContainText(people.admin.name)
  await page.keyboard.press('d')
  const form = page.getByRole('dialog')
  await form.getByRole('button', { name: /^Dismiss/ }).click()
  await expect(form.getByRole('alert')).toContainText('Choose a reason.')
  await form.getByRole('radio', { name: /^Test/ }).check()
  await form.getByRole('textbox', { name: /^Comment/ }).fill('A drill of the story')
  await form.getByRole('button', { name: /^Dismiss/ }).click()
  await expect(toast(page, '1 alert dismissed')).toBeVisible()
  await expect(table(page).getByRole('row').filter({ hasText: 'pod-a' })).toBeVisible()

  const dismissed = await list('&status=dismissed')
  expect(dismissed.map(({ compromised }) => compromised)).toEqual(['story/pod-b'])
  await open(page, `/alerts?environment=${id}&status=dismissed&open=${dismissed[0]?.id}`)
  const pane = page.getByRole('complementary')
  await expect(pane).toContainText(`${people.admin.name} set it to dismissed: test. A drill of the story`)
  await open(page, `/audit?environment=${id}&action=alert`)
  await expect(page.getByRole('row', { name: /Ines Aalto.*Changed status of alert/ })).toHaveCount(5)
})

test('keys act on the alert that a link opens, and there is a way back long after', async ({ page }) => {
  const { id, list } = await alertsOf(page.request, 'linked', ['pod-a', 'pod-b'])
  const alert = (await list()).find(({ compromised }) => compromised === 'story/pod-b')
  const state = async () => statusOf(await list('&status=all'), 'pod-b')
  await open(page, `/alerts?environment=${id}&open=${alert?.id}`)
  await page.keyboard.press('r')
  await expect(toast(page, '1 alert resolved')).toBeVisible()
  expect(await state()).toBe('resolved')

  // The list of open alerts no longer holds it; the keys still mean what is open.
  await open(page, `/alerts?environment=${id}&open=${alert?.id}`)
  const pane = page.getByRole('complementary')
  await page.keyboard.press('a')
  await expect(toast(page, `1 alert assigned to ${people.admin.name}`)).toBeVisible()
  await expect(pane).toContainText(`${people.admin.name} set it to resolved`)
  await pane.getByRole('button', { name: 'Set back to active' }).click()
  await expect(toast(page, '1 alert reopened')).toBeVisible()
  expect(await state()).toBe('active')

  // The keys act on what the page shows, so it must show it first.
  await expect(pane.getByRole('button', { name: 'Active', exact: true })).toBeVisible()
  await expect(pane).toContainText('1 of 2')
  await page.keyboard.press('r')
  await expect(toast(page, '1 alert resolved')).toBeVisible()
  await open(page, `/alerts/${alert?.id}?tab=action`)
  await page.getByRole('button', { name: 'Reopen alert' }).click()
  await expect(page.getByRole('button', { name: 'Reopen alert' })).toHaveCount(0)
  expect(await state()).toBe('active')
  expect(statusOf(await list('&status=all'), 'pod-a')).toBe('active')
})

test('a change of everything under a filter changes exactly what the list shows', async ({ page }) => {
  const { id, list } = await alertsOf(page.request, 'bulk', ['pod-a', 'pod-b', 'pod-c', 'pod-d'])
  const [first] = await list()
  await send(page.request, `/api/v1/alerts/${first?.id}/owner`, { owner: 'me' })
  await open(page, `/alerts?environment=${id}&owner=none`)
  await expect(table(page).getByRole('row')).toHaveCount(4)
  await table(page).getByRole('checkbox', { name: /all/i }).check()
  await expect(page.getByRole('toolbar', { name: '3 selected' })).toBeVisible()
  await page.keyboard.press('r')
  await expect(toast(page, '3 alerts resolved')).toBeVisible()
  expect((await list('&status=resolved')).map((row) => row.id)).not.toContain(first?.id)
  expect(await list('&status=resolved')).toHaveLength(3)
  expect((await list()).map((row) => row.id)).toEqual([first?.id])
})

test('of two admins on one alert the second is told what the first did', async ({ page, pageOf, guard }) => {
  guard.forgive(/status of 409/)
  const { id, list } = await alertsOf(page.request, 'conflict', ['pod-a'])
  const [alert] = await list()
  await open(page, `/alerts?environment=${id}`)
  // The second admin's page does not hear of the change before the key is pressed.
  await page.route('**/api/v1/stream', (route) => route.abort())
  const other = await pageOf('colleague')
  await send(other.request, `/api/v1/alerts/${alert?.id}/status`, { status: 'in-progress', version: alert?.version })
  await page.keyboard.press('j')
  await page.keyboard.press('r')
  const said = page.getByRole('alert').filter({ hasText: 'Not saved' })
  await expect(said).toContainText(`${people.colleague.name} changed this alert at`)
  await expect(said).toContainText('it is in progress now')
  await expect(said).toContainText('Your change was not saved.')
  expect(statusOf(await list('&status=all'), 'pod-a')).toBe('in-progress')
  await expect(rowOf(page, 'pod-a')).toContainText('In progress')
  await said.getByRole('button', { name: 'Do it all the same' }).click()
  await expect(toast(page, '1 alert resolved')).toBeVisible()
  expect(statusOf(await list('&status=all'), 'pod-a')).toBe('resolved')
})

test('an alert that a sensor raises appears without a reload', async ({ page }) => {
  const { id, raise } = await alertsOf(page.request, 'live', ['pod-a'])
  await open(page, `/alerts?environment=${id}`)
  await expect(rowOf(page, 'pod-a')).toBeVisible()
  await raise('pod-late')
  const arrivals = page.getByRole('button', { name: /1 new alert/ })
  await expect(arrivals.or(rowOf(page, 'pod-late')).first()).toBeVisible({ timeout: 5_000 })
  if (await arrivals.isVisible()) await arrivals.click()
  await expect(rowOf(page, 'pod-late')).toBeVisible()
  await raise('pod-a')
  await expect(rowOf(page, 'pod-a')).toContainText('2', { timeout: 5_000 })
})

test('a reader sees what happened and who can act, and can change nothing', async ({ page, pageOf, guard }) => {
  guard.forgive(/status of 403/)
  const { id, list } = await alertsOf(page.request, 'reader', ['pod-a'])
  const [before] = await list()
  const path = `/api/v1/alerts/${before?.id}`
  const detail = await read<AlertDetail>(page.request, path)
  const reader = await pageOf('reader')
  await open(reader, `/alerts?environment=${id}&open=${before?.id}`)
  const pane = reader.getByRole('complementary')
  await expect(pane).toContainText(detail.title)
  await expect(pane).toContainText('Status, owner and dismissal are changed by a security admin')
  await expect(pane).toContainText(people.admin.name)
  for (const name of [/Dismiss/, /Resolve/, /Assign/, /Comment/]) {
    await expect(reader.getByRole('button', { name })).toHaveCount(0)
  }
  await expect(table(reader).getByRole('checkbox')).toHaveCount(0)
  for (const key of ['x', 'a', 'i', 'd', 'r']) await reader.keyboard.press(key)
  await expect(reader.getByRole('toolbar')).toHaveCount(0)

  const tries: [string, object][] = [
    [`${path}/status`, { status: 'resolved' }],
    [`${path}/owner`, { owner: 'me' }],
    [`${path}/comments`, { comment: 'hello' }],
    ['/api/v1/alerts/status', { ids: [before?.id], status: 'resolved' }],
  ]
  for (const [address, body] of tries) expect((await send(reader.request, address, body)).status(), address).toBe(403)
  expect(await list()).toEqual([before])
  expect((await read<AlertDetail>(page.request, path)).timeline).toEqual(detail.timeline)
  type Entry = { outcome: string; actor: { name: string } }
  const audit = await read<Listed<Entry>>(page.request, `/api/v1/audit?outcome=refused&action=alert&limit=4`)
  expect(new Set(audit.items.map(({ actor }) => actor.name))).toEqual(new Set([people.reader.name]))
})
