import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { giveUp, root } from './prepare.js'
import { tool } from './steps.js'

const places = [
  process.env.PLIMSOLL_TEST_BROWSER,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

const installed = () => places.find((path) => path && existsSync(path))

/** Playwright's own browser, if its download works here. */
function downloaded() {
  process.stderr.write('plimsoll: fetching a browser for the tests …\n')
  const fetched = spawnSync(
    process.execPath,
    [tool('@playwright', 'test', 'cli.js'), 'install', 'chromium-headless-shell'],
    {
      cwd: root,
      stdio: 'ignore',
      timeout: 180_000,
    },
  )
  // An empty path lets Playwright use the browser it has just fetched.
  return fetched.status === 0 ? '' : undefined
}

/** The system's package, where this process may install it. */
function fromPackage() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    spawnSync('apt-get', args, { stdio: 'ignore', env: environment, timeout: 600_000 })
  }
  return installed()
}

/**
 * The path of a browser for the tests: an installed one, else Playwright's own (an empty string), else the system's
 * package. Ends the process with one line when none can be had.
 */
export function findBrowser() {
  return (
    installed() ??
    downloaded() ??
    fromPackage() ??
    giveUp(
      'no browser for the tests: install chromium (Debian: `apt-get install chromium`) or set PLIMSOLL_TEST_BROWSER to one.',
    )
  )
}
