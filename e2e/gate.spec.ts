import { trivyReport } from '@/bin/bench/trivy-report'
import { baseUrl } from '../playwright.config'
import type { GateResult } from '@/lib/model/gate'
import { fresh, makeCollector, makeEnvironment } from './api'
import { expect, open, test } from './story'

const digits = (count: number) => Array.from({ length: count }, (_, at) => at.toString(16)).join('')

test('a pipeline asks the gate; people see why it was refused and mend the policy; a reader only looks', async ({
  page,
  pageOf,
}) => {
  const environment = fresh('gate')
  const { id } = await makeEnvironment(page.request, environment)
  const { token } = await makeCollector(page.request, id, 'ci', ['trivy'])
  await open(page, `/gate?environment=${id}`)
  await expect(page.getByRole('heading', { name: 'No pipeline has asked yet' })).toBeVisible()

  const ask = async () => {
    const url = `${baseUrl}/api/v1/gate?format=trivy&branch=main&commit=${digits(10)}`
    const body = trivyReport(40, 0, 'registry.example.com/gate/shop')
    const answer = await fetch(url, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body })
    expect(answer.status).toBe(200)
    return (await answer.json()) as GateResult
  }
  const refused = await ask()
  expect(refused.verdict).toBe('fail')

  await page.reload()
  const answers = page.getByRole('table', { name: 'Answers of the gate' })
  await expect(answers.getByRole('row')).toHaveCount(2)
  await expect(answers.getByRole('row').nth(1)).toContainText('Failed')
  await answers.getByRole('link').first().click()
  const pane = page.getByRole('complementary', { name: /gate\/shop/ })
  for (const { text, examples } of refused.reasons) {
    await expect(pane).toContainText(text)
    await expect(pane).toContainText(examples[0]?.rule ?? text)
  }
  await expect(pane).toContainText('nobody has reported it since')

  await page.getByRole('navigation', { name: 'Gate' }).getByRole('link', { name: 'Policy' }).click()
  await page.getByRole('button', { name: 'Change' }).click()
  const dialog = page.getByRole('dialog', { name: `Gate of ${environment}` })
  const rules = dialog.getByRole('textbox', { name: 'Rules' })
  await rules.fill('[{"kind":"vulnerabilities"}]')
  await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled()
  await rules.fill('[{"kind":"vulnerabilities","action":"warn","severity":"critical","allowed":1000}]')
  await expect(dialog).toContainText('Warns More than 1000 vulnerabilities of severity critical or worse')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('by Ines Aalto')).toBeVisible()
  expect((await ask()).verdict).toBe('pass')

  const reader = await pageOf('reader')
  await open(reader, `/gate/policy?environment=${id}`)
  await expect(reader.getByText('A security admin can change the rules.')).toBeVisible()
  await expect(reader.getByRole('button', { name: 'Change' })).toHaveCount(0)
})
