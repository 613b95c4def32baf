import type { APIRequestContext, Browser, Page } from '@playwright/test'
import { fresh, sent } from './api'
import { expect, open, settled, test, type Guard } from './story'
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

/** A page on which this person, made for the story, has signed in. */
async function signedIn(browser: Browser, guard: Guard, email: string, password: string): Promise<Page> {
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] } })
  await guard.watch(context)
  const page = await context.newPage()
  await page.goto('/sign-in')
  await settled(page)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  return page
}

const made = async (request: APIRequestContext, name: string) => {
  const email = `${fresh(name).toLowerCase().replaceAll(' ', '-')}@harbourline.example`
  const password = 'a long enough password'
  const role = 'security_reader'
  const { id } = await sent<{ id: string }>(request, '/api/v1/people', { email, name, password, role })
  return { id, email, password }
}

test('a person without a role is told who can give one', async ({ page, browser, guard }) => {
  const { id, email, password } = await made(page.request, 'Nadia New')
  await sent(page.request, `/api/v1/people/${id}/roles`, { grants: [] })
  const own = await signedIn(browser, guard, email, password)
  await expect(own.getByRole('heading', { name: 'You have no role yet' })).toBeVisible()
  await expect(own.getByText('Ask a security admin')).toBeVisible()
  await own.context().close()
})

test('a new password ends the other sessions, and all sessions end on request', async ({ page, browser, guard }) => {
  guard.forgive(/status of (400|401)/)
  const { email, password } = await made(page.request, 'Pia Pass')
  const next = 'another long password'
  const here = await signedIn(browser, guard, email, password)
  await expect(here).toHaveURL(/\/overview/)
  const there = await signedIn(browser, guard, email, password)
  await expect(there).toHaveURL(/\/overview/)

  await open(here, '/account')
  await expect(here.getByRole('table', { name: 'Sessions' }).getByRole('row')).toHaveCount(3)
  const change = async (current: string) => {
    await here.getByLabel('Current password').fill(current)
    await here.getByLabel('New password', { exact: true }).fill(next)
    await here.getByLabel('New password again').fill(next)
    await here.getByRole('button', { name: 'Change password' }).click()
  }
  await change('not the password')
  await expect(here.getByText('This is not your current password.')).toBeVisible()
  await change(password)
  await expect(here.getByText('Changed. Your other sessions have ended.')).toBeVisible()
  await there.goto('/overview')
  await expect(there).toHaveURL(/\/sign-in/)
  expect((await here.request.get('/api/v1/me')).status()).toBe(200)

  await here.getByRole('button', { name: 'Sign out everywhere' }).click()
  await here.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click()
  await expect(here).toHaveURL(/\/sign-in/)
  expect((await here.request.get('/api/v1/me')).status()).toBe(401)
  await here.context().close()
  await there.context().close()
})

test('the session cookie is out of reach of scripts, and pages say so little', async ({ page }) => {
  await open(page, '/overview')
  expect(await page.evaluate(() => document.cookie)).not.toContain('session')
  const [cookie] = (await page.context().cookies()).filter(({ name }) => name.includes('session'))
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
})
