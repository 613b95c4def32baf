import { randomUUID } from 'node:crypto'
import type { ChannelItem, DeliveryItem, RuleItem } from '@/lib/model/notification-items'
import { read, send, type Listed } from './api'
import { expect, open, test } from './story'

test('an admin makes a channel, keeps its secret, tries it out and sees what came of it', async ({ page, guard }) => {
  // An address that is refused is on purpose.
  guard.forgive(/400 \(Bad Request\).*notification-channels/)
  const name = `hook ${randomUUID().slice(0, 8)}`
  await open(page, '/notifications?tab=channels')
  await page.getByRole('button', { name: 'New channel' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('Name').fill(name)
  await form.getByLabel('Address').fill('https://169.254.169.254/latest')
  await form.getByRole('button', { name: 'Make channel' }).click()
  await expect(form).toContainText('metadata service')
  await form.getByLabel('Address').fill('https://hooks.plimsoll.invalid/a-secret-path')
  await form.getByRole('button', { name: 'Make channel' }).click()
  await expect(page.getByLabel(`Secret of ${name}, shown once`).locator('input')).toHaveValue(/^whsec_/)
  await page.getByRole('button', { name: `Send a test to ${name}` }).click()
  const outcome = page.getByRole('dialog')
  await expect(outcome).toContainText('Failed', { timeout: 30_000 })
  await expect(outcome).toContainText(/name of the receiver/)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('row').filter({ hasText: name })).toContainText('Failing', { timeout: 20_000 })
  await expect(page.locator('body')).not.toContainText('a-secret-path')

  const { items: channels } = await read<Listed<ChannelItem>>(page.request, '/api/v1/notification-channels')
  const channel = channels.find((one) => one.name === name)
  const { items } = await read<Listed<DeliveryItem>>(
    page.request,
    `/api/v1/notification-deliveries?channel=${channel?.id}`,
  )
  expect(items).toMatchObject([{ kind: 'test', state: 'dead', attempts: 1 }])
  await open(page, `/notifications?channel=${channel?.id}&open=${items[0]?.id}`)
  await page.getByRole('button', { name: 'Send again' }).click()
  await expect(page.getByRole('complementary').getByRole('listitem')).toHaveCount(2, { timeout: 30_000 })
})

test('a rule says which news goes to whom; the reader sees it and cannot change it', async ({ page, pageOf }) => {
  const name = `rule ${randomUUID().slice(0, 8)}`
  await open(page, '/notifications?tab=rules')
  await page.getByRole('button', { name: 'New rule' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('Name').fill(name)
  await form.getByLabel('To', { exact: true }).selectOption({ label: 'Security admins there, by e-mail' })
  await form.getByText('A digest once a day').click()
  await form.getByRole('button', { name: 'Make rule' }).click()
  await expect(page.getByRole('row').filter({ hasText: name })).toContainText('Daily at 8:00 UTC')

  const { items } = await read<Listed<RuleItem>>(page.request, '/api/v1/notification-rules')
  const rule = items.find((one) => one.name === name)
  expect(rule).toMatchObject({ severity: 'high', role: 'security_admin', rhythm: 'daily', allEnvironments: true })
  const reader = await pageOf('reader')
  await open(reader, '/notifications?tab=rules')
  await expect(reader.getByRole('row').filter({ hasText: name })).toBeVisible()
  await expect(reader.getByRole('button', { name: /New rule|Change|Delete/ })).toHaveCount(0)
  await open(reader, '/notifications?tab=channels')
  await expect(reader.getByRole('button', { name: /New channel|Send a test/ })).toHaveCount(0)
  expect((await send(reader.request, `/api/v1/notification-rules`, { name: 'x' })).status()).toBe(403)
  await page.getByRole('button', { name: `Delete ${name}` }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete rule' }).click()
  await expect(page.getByRole('row').filter({ hasText: name })).toHaveCount(0)
})
