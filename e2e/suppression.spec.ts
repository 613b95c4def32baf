import type { AlertDetail } from '@/lib/model/alert-view'
import type { SuppressionRuleItem } from '@/lib/model/suppression'
import { read, send, type Listed } from './api'
import { alertsOf } from './falco'
import { people } from './people'
import { expect, open, test } from './story'

test('a rule is made from an alert after a dry run, hides its like, and stops when it is ended', async ({
  page,
  pageOf,
  guard,
}) => {
  guard.forgive(/status of 403/)
  const { id, list, raise } = await alertsOf(page.request, 'suppress', ['pod-a', 'pod-b'])
  const [alert] = await list()
  await open(page, `/alerts?environment=${id}&open=${alert?.id}&tab=action`)
  await page.getByRole('button', { name: 'Suppress similar alerts' }).click()
  const form = page.getByRole('dialog')
  await expect(form.getByRole('region', { name: 'Dry run' })).toContainText('Would have hidden 1 alert')
  await form.getByRole('button', { name: 'Remove condition 2' }).click()
  await expect(form.getByRole('region', { name: 'Dry run' })).toContainText('Would have hidden 2 alerts')
  await form.getByRole('textbox', { name: 'Name' }).fill('Shells of the story')
  await form.getByRole('combobox', { name: 'Reason' }).selectOption('test')
  await form.getByRole('button', { name: 'Make rule' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Rule made' })).toBeVisible()
  expect((await list()).map(({ status }) => status)).toEqual(['active', 'active'])

  await raise('pod-c')
  expect(await list()).toHaveLength(2)
  const hidden = await list('&status=all&suppressed=true')
  expect(hidden.map(({ compromised, status }) => [compromised, status])).toEqual([['story/pod-c', 'dismissed']])

  await open(page, `/suppression-rules?environment=${id}`)
  const row = page.getByRole('row', { name: /Shells of the story/ })
  await expect(row).toContainText('Enabled')
  await row.getByRole('link', { name: '1', exact: true }).click()
  await expect(page.getByRole('row', { name: /story\/pod-c/ })).toBeVisible()
  await open(page, `/alerts/${hidden[0]?.id}`)
  await expect(page.getByText('Dismissed as it arrived by the suppression rule')).toBeVisible()

  const reader = await pageOf('reader')
  await open(reader, `/suppression-rules?environment=${id}`)
  await expect(reader.getByRole('row', { name: /Shells of the story/ })).toContainText(people.admin.name)
  for (const name of [/Change/, /Disable/, /Delete/, /New rule/]) {
    await expect(reader.getByRole('button', { name })).toHaveCount(0)
  }
  await expect(reader.getByText('A security admin can make, change and end suppression rules.')).toBeVisible()
  const rules = await read<Listed<SuppressionRuleItem>>(page.request, `/api/v1/suppression-rules?environment=${id}`)
  const path = `/api/v1/suppression-rules/${rules.items.find(({ name }) => name === 'Shells of the story')?.id}`
  expect((await send(reader.request, `${path}/switch`, { enabled: false })).status()).toBe(403)

  await open(page, `/suppression-rules?environment=${id}`)
  await page.getByRole('button', { name: 'Delete Shells of the story' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete rule' }).click()
  await expect(page.getByRole('row', { name: /Shells of the story/ })).toHaveCount(0)
  await raise('pod-c', 'Terminal shell in container', 'Notice', new Date(Date.now() + 1_000))
  const after = (await list('&status=all')).filter(({ compromised }) => compromised === 'story/pod-c')
  expect(after.map(({ status }) => status).toSorted()).toEqual(['active', 'dismissed'])
})

test('what was resolved and happens again is the same alert, which says why', async ({ page }) => {
  const { id, list, raise } = await alertsOf(page.request, 'again', ['pod-a'])
  const [alert] = await list()
  await send(page.request, `/api/v1/alerts/${alert?.id}/status`, { status: 'resolved' })
  await raise('pod-a', 'Terminal shell in container', 'Notice', new Date(Date.now() - 3_600_000))
  expect(await list()).toEqual([])
  await raise('pod-a')
  const [again, ...others] = await list()
  expect([again?.id, others]).toEqual([alert?.id, []])
  await open(page, `/alerts?environment=${id}&open=${alert?.id}`)
  await expect(page.getByRole('complementary')).toContainText('so it is active again')
  const { timeline } = await read<AlertDetail>(page.request, `/api/v1/alerts/${alert?.id}`)
  expect(timeline.filter(({ kind }) => kind === 'reopened')).toHaveLength(1)
})
