import { fresh, sent } from './api'
import { expect, open, settled, test } from './story'
import { demoPassword, people } from './people'

test('a stranger signs in, is taken where they wanted to go, and signs out', async ({ guard, pageOf }) => {
  guard.forgive(/status of 401/)
  const page = await pageOf('stranger')
  await page.goto('/environments?environment=edge')
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  await settled(page)

  await page.getByLabel('E-mail').fill(people.reader.email)
  await page.getByLabel('Password').fill('not the password')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'E-mail or password is wrong' })).toBeVisible()

  await page.getByLabel('Password').fill(demoPassword)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/environments\?environment=edge$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Environments')
  await settled(page)

  const menu = page.getByRole('button', { name: new RegExp(people.reader.name) })
  await menu.click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/sign-in$/)
  await page.goto('/overview')
  await expect(page).toHaveURL(/\/sign-in/)
})

test('a link to another site in the sign-in address leads nowhere', async ({ page }) => {
  for (const next of ['https://example.com/', '//example.com', '/\\example.com', 'javascript:alert(1)']) {
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`)
    await expect(page).toHaveURL(/127\.0\.0\.1:\d+\/overview$/)
  }
})

test('a person without a role is told who can give one', async ({ page, browser, guard }) => {
  const email = `${fresh('new').replace(' ', '-')}@harbourline.example`
  const { id } = await sent<{ id: string }>(page.request, '/api/v1/people', {
    email,
    name: 'Nadia New',
    password: 'a long enough password',
    role: 'security_reader',
  })
  await sent(page.request, `/api/v1/people/${id}/roles`, { grants: [] })
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] } })
  await guard.watch(context)
  const own = await context.newPage()
  await own.goto('/sign-in')
  await settled(own)
  await own.getByLabel('E-mail').fill(email)
  await own.getByLabel('Password').fill('a long enough password')
  await own.getByRole('button', { name: 'Sign in' }).click()
  await expect(own.getByRole('heading', { name: 'You have no role yet' })).toBeVisible()
  await expect(own.getByText('Ask a security admin')).toBeVisible()
  await context.close()
})

test('the session cookie is out of reach of scripts, and pages say so little', async ({ page }) => {
  await open(page, '/overview')
  expect(await page.evaluate(() => document.cookie)).not.toContain('session')
  const [cookie] = (await page.context().cookies()).filter(({ name }) => name.includes('session'))
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
})
