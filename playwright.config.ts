import { defineConfig } from '@playwright/test'

const executablePath = process.env.PLIMSOLL_TEST_BROWSER
/** Where the stories run: a server of their own, with the demo estate in it. */
export const testPort = Number(process.env.PLIMSOLL_TEST_PORT ?? 3210)
/** PLIMSOLL_TEST_URL names a demo that runs already. */
export const baseUrl = process.env.PLIMSOLL_TEST_URL ?? `http://127.0.0.1:${testPort}`

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/playwright',
  globalSetup: './e2e/start-demo.ts',
  // The stories share one estate and two cores.
  workers: 1,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: baseUrl,
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: ['--no-sandbox', '--disable-background-networking'],
    },
  },
})
