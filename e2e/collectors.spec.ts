import type { Page } from '@playwright/test'
import { trivyReport } from '@/bin/bench/trivy-report'
import { deliver, fresh, makeCollector, makeEnvironment, read, send } from './api'
import { expect, open, test } from './story'

const table = (page: Page) => page.getByRole('table', { name: 'Collectors' })
const pane = (page: Page) => page.getByRole('complementary', { name: /^Collector / })

test('an admin makes a collector, sees its token once, and the page turns green with its first report', async ({
  page,
}) => {
  const { id: environmentId } = await makeEnvironment(page.request, fresh('first report'))
  await open(page, `/collectors?environment=${environmentId}`)
  await expect(page.getByRole('heading', { name: 'No collector has reported' })).toBeVisible()

  await page.getByRole('button', { name: 'New collector' }).click()
  const dialog = page.getByRole('dialog', { name: 'New collector' })
  await dialog.getByLabel('Name').fill('image-ci-new')
  await dialog.getByRole('button', { name: 'Make collector' }).click()
  await expect(dialog.getByText('Choose at least one format.')).toBeVisible()
  await dialog.getByLabel('Trivy', { exact: true }).check()
  await dialog.getByRole('button', { name: 'Make collector' }).click()

  await expect(pane(page).getByText('Waiting for the first report')).toBeVisible()
  const token = await pane(page).getByRole('textbox', { name: 'New token, shown once' }).inputValue()
  expect(token).toMatch(/^plc_/)

  // What the page tells to paste is what is sent here.
  const snippet = await pane(page).getByRole('region', { name: 'Trivy, Shell' }).innerText()
  const [, address = '', header = ''] =
    /curl -sS --fail-with-body "([^"]+)"[\s\\]+-H "Authorization: ([^"]+)"/.exec(snippet) ?? []
  expect(snippet).toMatch(/--data-binary @report\.json/)
  const answer = await fetch(address, {
    method: 'POST',
    headers: { authorization: header.replace('$PLIMSOLL_TOKEN', token) },
    body: trivyReport(40, 0, 'registry.example.com/first/report'),
  })
  expect(answer.status).toBe(202)

  await expect(pane(page).getByText('The first report is here')).toBeVisible()
  await expect(pane(page).getByRole('table', { name: 'Reports' })).toContainText('first/report:1.0')
  await expect(pane(page).getByRole('table', { name: 'Reports' })).toContainText('Processed')
  await expect(table(page).getByRole('row', { name: /image-ci-new/ })).toContainText('Reporting')

  await page.reload()
  await expect(pane(page)).toBeVisible()
  await expect(page.getByText(token)).toHaveCount(0)
  await expect(page.getByRole('textbox', { name: 'New token, shown once' })).toHaveCount(0)
})

test('a broken report is kept, says where it is broken, and can be read and replayed', async ({ page, guard }) => {
  const { id: environmentId } = await makeEnvironment(page.request, fresh('broken report'))
  const { id, token } = await makeCollector(page.request, environmentId, 'breaks', ['trivy'])
  const body = JSON.stringify({ SchemaVersion: 2, ArtifactName: 'app:1', Results: [{ Target: 7 }] })
  const { status, report, problems } = await deliver(token, 'trivy', body)
  expect([200, 422]).toContain(status)
  expect(report?.status === 'rejected' || problems?.length).toBeTruthy()

  await open(page, `/collectors?environment=${environmentId}&open=${id}`)
  const reports = pane(page).getByRole('table', { name: 'Reports' })
  await expect(reports.getByText('Rejected')).toBeVisible()
  await reports.getByRole('link').first().click()
  await expect(reports.getByText('Path', { exact: true }).first()).toBeVisible()
  await expect(reports.getByText('Problem', { exact: true }).first()).toBeVisible()

  await reports.getByRole('button', { name: /^Read body/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Body of the report' })
  await expect(dialog.getByRole('region', { name: 'Body' })).toHaveText(body)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()

  await reports.getByRole('button', { name: 'Replay' }).click()
  await expect
    .poll(async () => {
      const { items } = await read<{ items: { action: string; subject: { id: string } }[] }>(
        page.request,
        `/api/v1/audit?environment=${environmentId}`,
      )
      return items.some((item) => /replay/.test(item.action))
    })
    .toBe(true)
  await expect(reports.getByText('Rejected')).toBeVisible()
  guard.forgive(/status of 409/)
})

test('a token is rotated and revoked', async ({ page }) => {
  const { id: environmentId } = await makeEnvironment(page.request, fresh('rotation'))
  const { id, token } = await makeCollector(page.request, environmentId, 'rotates', ['trivy'])
  const report = (image: string) => trivyReport(5, 0, `registry.example.com/rotation/${image}`)
  await open(page, `/collectors?environment=${environmentId}&open=${id}`)

  await pane(page).getByRole('button', { name: 'Rotate token' }).click()
  const rotate = page.getByRole('dialog', { name: /^Rotate the token/ })
  await rotate.getByLabel(/Stops at once/).check()
  await rotate.getByRole('button', { name: 'Rotate token' }).click()
  const next = await pane(page).getByRole('textbox', { name: 'New token, shown once' }).inputValue()
  expect(next).not.toBe(token)
  expect((await deliver(token, 'trivy', report('old'))).status).toBe(401)
  expect((await deliver(next, 'trivy', report('new'))).status).toBe(200)

  await pane(page).getByRole('button', { name: 'Revoke' }).click()
  await page
    .getByRole('dialog', { name: /^Revoke / })
    .getByRole('button', { name: 'Revoke collector' })
    .click()
  await expect(page.getByRole('dialog')).toBeHidden()
  expect((await deliver(next, 'trivy', report('late'))).status).toBe(401)
  await expect(pane(page).getByText('Revoked').first()).toBeVisible()
  await expect(pane(page).getByRole('button', { name: 'Rotate token' })).toHaveCount(0)
})

test('a plan that is off turns reports away, the page counts them, and on again takes them in', async ({ page }) => {
  const name = fresh('plan')
  const { id: environmentId } = await makeEnvironment(page.request, name)
  const { token } = await makeCollector(page.request, environmentId, 'kube-plan', ['policy-report'])
  await open(page, `/environments?environment=${environmentId}`)
  const plan = page.getByRole('switch', { name: `Kubernetes plan of ${name}` })
  await expect(plan).toBeChecked()
  await plan.click({ force: true })
  const dialog = page.getByRole('dialog', { name: new RegExp(`Switch off Kubernetes for ${name}`) })
  await expect(dialog).toContainText('Policy reports')
  await dialog.getByRole('button', { name: 'Switch off' }).click()
  await expect(plan).not.toBeChecked()

  const body = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [] })
  const refused = await deliver(token, 'policy-report', body)
  expect(refused).toMatchObject({ status: 409, code: 'plan-disabled' })
  await open(page, `/collectors?environment=${environmentId}`)
  await expect(page.getByText(`Reports of kube-plan are refused: the plan they need is off for ${name}.`)).toBeVisible()
  await expect(page.getByRole('main')).toContainText('1 so far with plan-disabled')

  await page.getByRole('main').getByRole('link', { name: 'Environments' }).click()
  await plan.click({ force: true })
  await expect(plan).toBeChecked()
  expect((await deliver(token, 'policy-report', body)).status).not.toBe(409)
})

test('gaps say what nobody reports on, and go when somebody does', async ({ page }) => {
  const { id } = await makeEnvironment(page.request, fresh('gaps'), ['registries'])
  await open(page, `/collectors?environment=${id}`)
  await page.getByRole('link', { name: 'Gaps 1' }).click()
  await expect(page).toHaveURL(/\/collectors\/gaps\?environment=/)
  const table = page.getByRole('table', { name: 'Gaps' })
  await expect(table.getByRole('row')).toHaveCount(2)
  await expect(table).toContainText('No collector for the registries plan')

  const { token } = await makeCollector(page.request, id, 'scanner', ['trivy'])
  await page.reload()
  await expect(table).toContainText('The registries plan sees nothing')
  await deliver(token, 'trivy', trivyReport(3, 0, 'registry.example.com/gaps/closed'))
  await page.reload()
  await expect(page.getByRole('heading', { name: 'No gap is known' })).toBeVisible()
})

test('a reader sees collectors and may change nothing', async ({ pageOf, guard }) => {
  guard.forgive(/status of 403/)
  const page = await pageOf('reader')
  const { items } = await read<{ items: { id: string; name: string }[] }>(page.request, '/api/v1/collectors')
  const [first] = items
  await open(page, `/collectors?open=${first?.id}`)
  await expect(page.getByText('A security admin can make, rotate and revoke collectors.')).toBeVisible()
  for (const name of ['New collector', 'Rotate token', 'Revoke']) {
    await expect(page.getByRole('button', { name })).toHaveCount(0)
  }
  for (const path of [`${first?.id}/rotate`, `${first?.id}/revoke`]) {
    expect((await send(page.request, `/api/v1/collectors/${path}`, {})).status()).toBe(403)
  }
  const { items: after } = await read<{ items: { id: string }[] }>(page.request, '/api/v1/collectors')
  expect(after).toHaveLength(items.length)
})
