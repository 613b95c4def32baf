import { test as base, expect, type BrowserContext, type Page } from '@playwright/test'
import { stateOf, type Person } from './people'

export type Guard = {
  /** Lets through what a story brings about on purpose; everything else that a page complains of fails it. */
  forgive: (pattern: RegExp) => void
  watch: (context: BrowserContext) => Promise<void>
}

type Fixtures = {
  guard: Guard
  /** A page of this person in a browser session of its own. */
  pageOf: (person: Person | 'stranger', options?: { width?: number; colorScheme?: 'light' | 'dark' }) => Promise<Page>
}

/**
 * The test of every story. `page` belongs to the security admin. A console error, an exception in a page, a dialog
 * of the browser or a breach of the content policy fails the story.
 */
export const test = base.extend<Fixtures>({
  storageState: stateOf('admin'),
  guard: [
    // Playwright reads what a fixture needs from this pattern.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const problems: string[] = []
      const forgiven: RegExp[] = []
      await use({
        forgive: (pattern) => void forgiven.push(pattern),
        watch: async (context) => {
          context.on('console', (message) => {
            if (message.type() === 'error') problems.push(`console: ${message.text()} (${message.location().url})`)
          })
          context.on('weberror', (fault) => problems.push(`exception: ${fault.error().stack ?? fault.error().message}`))
          context.on('dialog', (dialog) => {
            problems.push(`dialog: ${dialog.message()}`)
            void dialog.dismiss()
          })
          await context.addInitScript(() =>
            document.addEventListener('securitypolicyviolation', (event) => {
              throw new Error(`content policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`)
            }),
          )
        },
      })
      expect(problems.filter((text) => !forgiven.some((pattern) => pattern.test(text)))).toEqual([])
    },
    { auto: true },
  ],
  context: async ({ context, guard }, use) => {
    await guard.watch(context)
    await use(context)
  },
  pageOf: async ({ browser, guard, contextOptions, viewport }, use) => {
    const opened: BrowserContext[] = []
    await use(async (person, { width, colorScheme } = {}) => {
      const context = await browser.newContext({
        ...contextOptions,
        storageState: person === 'stranger' ? { cookies: [], origins: [] } : stateOf(person),
        ...(width === undefined ? { viewport } : { viewport: { width, height: 800 } }),
        ...(colorScheme === undefined ? {} : { colorScheme }),
      })
      opened.push(context)
      await guard.watch(context)
      return context.newPage()
    })
    await Promise.all(opened.map((context) => context.close()))
  },
})

/** Opens a page of the console and waits until it answers to clicks and keys. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await settled(page)
}

/** Waits until React has taken over the headings of the page, that is until its scripts run. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const heading = document.querySelector('h1')
    return heading !== null && Object.keys(heading).some((key) => key.startsWith('__reactFiber'))
  })
}

export { expect } from '@playwright/test'
