import { people } from './people'
import { fresh, read, send, type Listed } from './api'
import { expect, open, test } from './story'

type Entry = { action: string; outcome: string; subject: { name: string | null }; actor: { name: string } }

test('an admin makes a person, gives another role, shuts them out, and the audit log has it', async ({ page }) => {
  const name = fresh('Vera Visser')
  await open(page, '/people')
  await page.getByRole('button', { name: 'New person' }).click()
  const dialog = page.getByRole('dialog', { name: 'New person' })
  await dialog.getByLabel('Name', { exact: true }).fill(name)
  await dialog.getByLabel('E-mail').fill(`${name.toLowerCase().replaceAll(' ', '.')}@harbourline.example`)
  await dialog.getByRole('button', { name: 'Make one' }).click()
  expect((await dialog.getByLabel('Password').inputValue()).length).toBeGreaterThanOrEqual(20)
  await dialog.getByLabel('Named environments').check()
  await dialog.getByRole('checkbox', { name: 'edge', exact: true }).check()
  await dialog.getByRole('button', { name: 'Make person' }).click()

  const pane = page.getByRole('complementary', { name: new RegExp(name) })
  await expect(pane).toBeVisible()
  await pane.getByLabel('Role 1', { exact: true }).selectOption('security_admin')
  await pane.getByRole('button', { name: 'Save roles' }).click()
  await expect(pane.getByText('Saved')).toBeVisible()
  await expect(page.getByRole('row', { name: new RegExp(name) })).toContainText('Security admin')

  await pane.getByRole('button', { name: /^Disable/ }).click()
  const ask = page.getByRole('dialog', { name: `Disable ${name}` })
  await ask.getByRole('button', { name: 'Disable' }).click()
  await expect(ask).toBeHidden()
  await expect(page.getByRole('row', { name: new RegExp(name) })).toContainText('Disabled')

  await open(page, '/audit?action=person')
  const rows = page.getByRole('table', { name: 'Audit log' })
  for (const words of ['Made person', 'Changed roles of person', 'Disabled person']) {
    await expect(rows.getByRole('row', { name: new RegExp(`${people.admin.name}.*${words}.*${name}`) })).toBeVisible()
  }
  await rows.getByRole('link', { name: new RegExp(`Changed roles of person.*${name}`) }).click()
  await expect(rows).toContainText(/security_reader.*→.*security_admin/)
})

test('a reader cannot open the people page, and the try to change them is on record', async ({
  pageOf,
  page,
  guard,
}) => {
  guard.forgive(/status of 403/)
  const reader = await pageOf('reader')
  await open(reader, '/people')
  await expect(reader.getByText('Ask a security admin')).toBeVisible()
  await expect(reader.getByRole('button', { name: 'New person' })).toHaveCount(0)
  const me = await read<{ id: string }>(reader.request, '/api/v1/me')
  const grants = [{ role: 'security_admin', environmentId: null }]
  expect((await send(reader.request, `/api/v1/people/${me.id}/roles`, { grants })).status()).toBe(403)
  expect(await read(reader.request, '/api/v1/me')).toEqual(me)
  const { items } = await read<Listed<Entry>>(page.request, '/api/v1/audit?outcome=refused&action=person')
  expect(items[0]).toMatchObject({ action: 'person.grant-roles', actor: { name: people.reader.name } })
})

test('a reader of one environment finds nothing of the others', async ({ pageOf, page, guard }) => {
  guard.forgive(/status of 404/)
  const own = await pageOf('elsewhere')
  const { items: all } = await read<Listed<{ id: string; name: string }>>(
    page.request,
    '/api/v1/environments?limit=200',
  )
  const production = all.find(({ name }) => name === 'production')?.id ?? ''
  const { items: mine } = await read<Listed<{ id: string; name: string }>>(own.request, '/api/v1/environments')
  expect(mine.map(({ name }) => name)).toEqual(['edge'])

  await open(own, '/overview')
  await own.getByRole('button', { name: /^Environment:/ }).click()
  await expect(own.getByRole('menuitemradio')).toHaveText(['All environments', 'edge'])
  await own.keyboard.press('Escape')
  await open(own, '/collectors')
  await expect(own.getByRole('row', { name: /kube-edge-gdn/ })).toBeVisible()
  await expect(own.getByRole('row', { name: /prod/ })).toHaveCount(0)

  const collectors = await read<Listed<{ id: string; name: string }>>(page.request, '/api/v1/collectors?limit=200')
  const assets = await read<Listed<{ id: string; name: string }>>(
    page.request,
    `/api/v1/assets?environment=${production}`,
  )
  const alerts = await read<Listed<{ id: string }>>(page.request, `/api/v1/alerts?environment=${production}`)
  const foreign = [
    `/api/v1/overview?environment=${production}`,
    `/api/v1/findings?environment=production`,
    `/api/v1/alerts/${alerts.items[0]?.id}`,
    `/api/v1/assets/${assets.items[0]?.id}`,
    `/api/v1/collectors/${collectors.items.find(({ name }) => name === 'kube-prod-eu-1')?.id}`,
    `/api/v1/exports/findings.csv?environment=${production}`,
    `/api/v1/reports/posture.pdf?environment=${production}`,
  ]
  for (const path of foreign) expect((await own.request.get(path)).status(), path).toBe(404)
  const found = await read<Record<string, unknown>>(own.request, '/api/v1/search?q=card-tokeniser')
  expect(JSON.stringify(found)).not.toContain('card-tokeniser')
  expect(JSON.stringify(await read(page.request, '/api/v1/search?q=card-tokeniser'))).toContain('card-tokeniser')

  for (const path of [`/overview?environment=${production}`, `/recommendations?environment=${production}`]) {
    await own.goto(path)
    await expect(own.getByText(/not yours to see|There is nothing at this address/).first()).toBeVisible()
  }
})
