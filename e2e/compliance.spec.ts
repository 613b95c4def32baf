import type { ComplianceControl, ControlDetails, StandardDetails, StandardStanding } from '@/lib/model/compliance'
import { fresh, makeEnvironment, read, readAll, send, sent, type Listed } from './api'
import { cellsOf } from './csv'
import { expect, open, settled, test } from './story'

const standard = 'pss-restricted'
const manual = { standard: 'cis-kubernetes-1.12', control: '3.1.1' }
const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString()

test('a reader goes from the standards to what fails, and takes the rows of the screen along', async ({ pageOf }) => {
  const page = await pageOf('reader')
  const list = await read<Listed<StandardStanding>>(page.request, '/api/v1/compliance?environment=production&limit=200')
  await open(page, '/compliance?environment=production')
  const standards = page.getByRole('table', { name: 'Standards' })
  const shown = list.items.filter(({ group }) => group !== 'further')
  for (const { name, version, counts } of shown) {
    const row = standards
      .getByRole('row')
      .filter({ has: page.getByRole('link', { name: `${name} ${version}`, exact: true }) })
    await expect(row).toContainText(
      counts.passed + counts.failed === 0 ? '–' : `${counts.passed} of ${counts.passed + counts.failed}`,
    )
  }
  await standards.getByRole('link', { name: /Further mappings/ }).click()
  await expect(page).toHaveURL(/expanded=/)
  await expect(standards.getByRole('link', { name: /FedRAMP High/ })).toBeVisible()

  await standards.getByRole('link', { name: /Pod Security Standards: restricted/ }).click()
  await expect(page).toHaveURL(new RegExp(`/compliance/${standard}`))
  await settled(page)
  const path = `/api/v1/compliance/${standard}?environment=production`
  const { counts } = await read<StandardDetails>(page.request, path)
  await page.goto(`/compliance/${standard}?environment=production&status=failed`)
  await settled(page)
  const failed = await read<StandardDetails>(page.request, `${path}&status=failed`)
  expect(failed.items).toHaveLength(counts.failed)
  const table = page.getByRole('table', { name: 'Controls' })
  for (const { control, title } of failed.items) {
    await expect(table.getByRole('row').filter({ hasText: title }).filter({ hasText: control })).toContainText('Failed')
  }
  const [, ...lines] = cellsOf(
    await (
      await page.request.get(`/api/v1/exports/compliance.csv?standard=${standard}&environment=production&status=failed`)
    ).text(),
  )
  expect(lines.map((line) => line[1])).toEqual(failed.items.map(({ control }) => control))
  await expect(page.getByRole('link', { name: `Export ${failed.items.length}` })).toHaveAttribute(
    'href',
    /status=failed/,
  )

  const [first] = failed.items
  if (!first) throw new Error('the demo fails no control')
  await table.getByRole('link', { name: new RegExp(first.title) }).click()
  const pane = page.getByRole('complementary', { name: `${first.control} ${first.title}` })
  const resources = await readAll<{ name: string }>(
    page.request,
    `/api/v1/compliance/${standard}/controls/${first.control}/resources?environment=production`,
  )
  expect(resources.length).toBeGreaterThan(0)
  await expect(pane.getByRole('table', { name: 'Failing resources' })).toContainText(resources[0]?.name ?? 'none')
  await pane.getByRole('listitem').getByRole('link').first().click()
  await expect(page).toHaveURL(/\/recommendations\//)
})

test('sections close and the address keeps it', async ({ page }) => {
  await open(page, `/compliance/${standard}`)
  const table = page.getByRole('table', { name: 'Controls' })
  await expect(table.getByText('privileged', { exact: true })).toBeVisible()
  await table.getByRole('link', { name: /Close Baseline/ }).click()
  await expect(page).toHaveURL(/closed=baseline/)
  await expect(table.getByText('privileged', { exact: true })).toBeHidden()
  await page.reload()
  await settled(page)
  await table.getByRole('link', { name: /Open Baseline/ }).click()
  await expect(table.getByText('privileged', { exact: true })).toBeVisible()
})

test('the report of a standard says its name and its numbers', async ({ pageOf }) => {
  const { request } = await pageOf('reader')
  const { name, counts } = await read<StandardDetails>(request, `/api/v1/compliance/${standard}?environment=production`)
  const answer = await request.get(`/api/v1/reports/compliance.pdf?standard=${standard}&environment=production`)
  expect(answer.headers()['content-type']).toBe('application/pdf')
  expect(answer.headers()['content-disposition']).toContain(`plimsoll-${standard}-`)
  const source = (await answer.body()).toString('latin1')
  expect(source.startsWith('%PDF-')).toBe(true)
  expect(source).toContain(`(Compliance report, ${name} `)
  expect(source).toContain(`(${counts.passed} of ${counts.passed + counts.failed} decided controls passed)`)
  expect((await request.get('/api/v1/reports/compliance.pdf?standard=none')).status()).toBe(404)
})

test('an admin answers for a control until a date; it then counts, and can be taken back', async ({ page }) => {
  const name = fresh('attest')
  const { id: environment } = await makeEnvironment(page.request, name)
  const path = `/compliance/${manual.standard}?environment=${environment}&open=${manual.control}`
  await open(page, path)
  const pane = page.getByRole('complementary', { name: new RegExp(manual.control) })
  await expect(pane.getByText('To attest', { exact: true })).toBeVisible()
  await pane.getByRole('button', { name: 'Attest control' }).click()
  const dialog = page.getByRole('dialog', { name: `Attest ${manual.control}` })
  await dialog.getByLabel('Statement').fill('People sign in through the company; certificates go to machines alone.')
  await dialog.getByLabel('Evidence').fill('https://wiki.harbourline.example/sign-in')
  await dialog.getByLabel('Holds until').fill(tomorrow().slice(0, 10))
  await dialog.getByRole('button', { name: 'Attest control' }).click()
  await expect(dialog).toBeHidden()
  await expect(pane.getByText('Passed', { exact: true })).toBeVisible()
  await expect(pane).toContainText('certificates go to machines alone')
  await expect(pane.getByRole('link', { name: 'https://wiki.harbourline.example/sign-in' })).toBeVisible()
  const row = page.getByRole('table', { name: 'Controls' }).getByRole('row').filter({ hasText: manual.control })
  await expect(row).toContainText('attested')

  const audit = await read<Listed<{ action: string }>>(page.request, `/api/v1/audit?environment=${environment}&limit=5`)
  expect(audit.items.map(({ action }) => action)).toContain('compliance.attest')
  await pane.getByRole('button', { name: 'Revoke' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke attestation' }).click()
  await expect(pane.getByText('To attest', { exact: true })).toBeVisible()
  await expect(pane).toContainText('revoked')
})

test('a reader has no button to attest, and the server refuses with a record', async ({ page, pageOf }) => {
  const { id: environmentId } = await makeEnvironment(page.request, fresh('refuse'))
  const reader = await pageOf('reader')
  await open(reader, `/compliance/${manual.standard}?environment=${environmentId}&open=${manual.control}`)
  const pane = reader.getByRole('complementary', { name: new RegExp(manual.control) })
  await expect(pane).toContainText('security reader')
  await expect(pane.getByRole('button', { name: 'Attest control' })).toHaveCount(0)
  const path = `/api/v1/compliance/${manual.standard}/controls/${manual.control}/attestations`
  const body = { environmentId, outcome: 'passed', statement: 'Trust me.', expiresAt: tomorrow() }
  expect((await send(reader.request, path, body)).status()).toBe(403)
  const control = await read<ControlDetails>(
    reader.request,
    `/api/v1/compliance/${manual.standard}/controls/${manual.control}?environment=${environmentId}`,
  )
  expect(control).toMatchObject({ status: 'manual', attestations: [] } satisfies Partial<
    ComplianceControl & ControlDetails
  >)
  const audit = await read<Listed<{ action: string; outcome: string }>>(page.request, '/api/v1/audit?limit=20')
  expect(audit.items).toContainEqual(expect.objectContaining({ action: 'compliance.attest', outcome: 'refused' }))
  const { id } = await sent<{ id: string }>(page.request, path, body)
  const revoke = await reader.request.fetch(`/api/v1/attestations/${id}`, {
    method: 'DELETE',
    headers: { origin: new URL(reader.url()).origin },
  })
  expect(revoke.status()).toBe(403)
})
