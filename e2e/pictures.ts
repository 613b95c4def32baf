import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium, request, type APIRequestContext, type Browser } from '@playwright/test'
import { baseUrl } from '../playwright.config'
import { read, type Listed } from './api'
import { stateOf } from './people'
import startDemo from './start-demo'

const folder = join('docs', 'pictures')
const themes = ['light', 'dark'] as const

type Picture = { name: string; path: string; narrow?: boolean }

/** What is photographed: the pages that say most, with the things open that the demo's story is about. */
async function pictures(api: APIRequestContext): Promise<Picture[]> {
  type Row = { id: string; name?: string; title?: string }
  const firstOf = async (list: string) => (await read<Listed<Row>>(api, `/api/v1/${list}`)).items[0]?.id ?? ''
  const collectors = await read<Listed<Row>>(api, '/api/v1/collectors?limit=200')
  const silent = collectors.items.find(({ name }) => name === 'kube-edge-gdn')
  return [
    { name: 'overview', path: '/overview', narrow: true },
    { name: 'alerts', path: '/alerts', narrow: true },
    { name: 'alert', path: `/alerts/${await firstOf('alerts')}` },
    {
      name: 'recommendations',
      path: `/recommendations/${await firstOf('recommendations?status=unhealthy&environment=production')}?environment=production`,
    },
    { name: 'image', path: `/images/${await firstOf('images')}` },
    { name: 'collectors', path: `/collectors?open=${silent?.id ?? ''}` },
  ]
}

async function take(browser: Browser, { name, path, narrow = false }: Picture, width: number) {
  for (const colorScheme of themes) {
    const context = await browser.newContext({
      baseURL: baseUrl,
      storageState: stateOf('admin'),
      viewport: width < 500 ? { width, height: 844 } : { width, height: 900 },
      colorScheme,
      reducedMotion: 'reduce',
      locale: 'en-GB',
      timezoneId: 'UTC',
    })
    const page = await context.newPage()
    await page.goto(path)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    // Charts are loaded after the rest of the page.
    await page.waitForTimeout(1_500)
    const file = `${name}${narrow ? '-narrow' : ''}-${colorScheme}.png`
    await page.screenshot({ path: join(folder, file), animations: 'disabled' })
    process.stdout.write(`${join(folder, file)}\n`)
    await context.close()
  }
}

/** `npm run pictures`: photographs the demo for the documentation. */
async function run() {
  const stop = await startDemo()
  // Else the browser that Playwright has fetched.
  const executablePath = process.env.PLIMSOLL_TEST_BROWSER ?? ['/usr/bin/chromium'].find((path) => existsSync(path))
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] })
  try {
    await mkdir(folder, { recursive: true })
    const api = await request.newContext({ baseURL: baseUrl, storageState: stateOf('admin') })
    for (const picture of await pictures(api)) {
      await take(browser, { ...picture, narrow: false }, 1440)
      if (picture.narrow) await take(browser, picture, 390)
    }
    await api.dispose()
  } finally {
    await browser.close()
    await stop?.()
  }
}

await run()
