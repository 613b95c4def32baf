import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { pagesOf } from './pages'
import { expect, open, settled, test } from './story'

const rules = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']

/** Breaches of WCAG 2.2 AA, each with the first places where it is. In the dark only colours are another matter. */
async function breaches(page: Page, where: string, colorScheme: 'light' | 'dark'): Promise<string[]> {
  // There are no frames to look into, and of a long table the first rows stand for the others.
  const builder = new AxeBuilder({ page }).setLegacyMode(true).exclude('main tbody tr:nth-child(n + 16)')
  const chosen = colorScheme === 'light' ? builder.withTags(rules) : builder.withRules(['color-contrast'])
  const { violations, passes } = await chosen.analyze()
  expect(passes.length, `rules that found something to judge: ${where}`).toBeGreaterThan(
    colorScheme === 'light' ? 10 : 0,
  )
  return violations.map(({ id, nodes }) => {
    const places = nodes.slice(0, 3).map((node) => `${node.target.join(' ')}: ${node.failureSummary?.split('\n')[1]}`)
    return `${where}: ${id} (${nodes.length})\n  ${places.join('\n  ')}`
  })
}

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

async function judge(page: Page, path: string): Promise<string[]> {
  const found: string[] = []
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await page.setViewportSize({ width: 1280, height: 800 })
  await open(page, path)
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 800 })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      // The console follows the system at once, the sign-in page when it is loaded.
      if (path === '/sign-in') await page.reload()
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
      found.push(...(await breaches(page, `${path} at ${width}, ${colorScheme}`, colorScheme)))
    }
  }
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 800 })
    // Charts take their new width in the next frames.
    await page
      .waitForFunction(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth, null, {
        timeout: 3_000,
      })
      .catch(() => null)
    const sideways = await overflow(page)
    if (sideways > 0) found.push(`${path} scrolls ${sideways} px sideways at ${width}`)
  }
  return found
}

const parts = 4
for (let part = 0; part < parts; part += 1) {
  test(`every page is within WCAG 2.2 AA, wide and narrow, light and dark (${part + 1} of ${parts})`, async ({
    page,
    pageOf,
  }) => {
    test.setTimeout(180_000)
    const found: string[] = []
    const paths = await pagesOf(page.request)
    for (const path of paths.filter((_, at) => at % parts === part)) found.push(...(await judge(page, path)))
    if (part === 0) found.push(...(await judge(await pageOf('stranger'), '/sign-in')))
    expect(found.join('\n')).toBe('')
  })
}

test('the keyboard reaches content, navigation, search and every row', async ({ page }) => {
  await open(page, '/overview')
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: 'Skip to content' })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.locator('#main')).toBeFocused()

  await page.keyboard.press('Tab')
  const ring = await page.evaluate(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body)
    return { outlineStyle, width: Number.parseFloat(outlineWidth) }
  })
  expect(ring.outlineStyle).not.toBe('none')
  expect(ring.width).toBeGreaterThanOrEqual(2)

  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: 'Search assets, CVEs, alerts, pages' })
  await expect(field).toBeFocused()
  await field.fill('collec')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/collectors/)
  await settled(page)
  await expect(page.getByRole('table', { name: 'Collectors' })).toBeVisible()

  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/open=/)
  await page.keyboard.press('Escape')
  await expect(page).not.toHaveURL(/open=/)

  await page.keyboard.press('g')
  await page.keyboard.press('r')
  await expect(page).toHaveURL(/\/recommendations/)
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('single keys can be switched off', async ({ page }) => {
  await open(page, '/collectors')
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('button', { name: /Keyboard shortcuts/ })
    .click()
  await page.getByRole('switch', { name: /Single keys/ }).click({ force: true })
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.keyboard.press('?')
  await page.keyboard.press('g')
  await page.keyboard.press('o')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page).toHaveURL(/\/collectors/)
})

test('the theme that a person chooses is kept and set before the first paint', async ({ page }) => {
  await open(page, '/overview')
  await page.getByRole('button', { name: /Ines Aalto/ }).click()
  await page.getByRole('button', { name: 'Dark' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.reload({ waitUntil: 'commit' })
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})
