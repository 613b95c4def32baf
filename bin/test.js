// `npm test`: everything, from a bare checkout. The last line is `N passed, N failed` over all of it; each quick
// check counts as one test.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser } from './browser.js'
import { prepare, root } from './prepare.js'
import { checks, run, step, tool } from './steps.js'

const results = join(root, 'test-results')
const total = { passed: 0, failed: 0 }

function count(name, code, passed, failed) {
  total.passed += passed
  total.failed += failed
  // A runner that broke without a failing test has failed all the same.
  if (code !== 0 && failed === 0) total.failed += 1
  process.stdout.write(
    `== ${name}: ${passed} passed, ${failed} failed${code !== 0 && failed === 0 ? ', and it broke' : ''}\n`,
  )
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

await prepare({ build: false })
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })
const browser = findBrowser()

for (const [name, args] of Object.entries(checks)) {
  const code = await step(name, () => run(args))
  count(name, code, code === 0 ? 1 : 0, code === 0 ? 0 : 1)
}

const vitestFile = join(results, 'vitest.json')
const vitest = [
  tool('vitest', 'vitest.mjs'),
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${vitestFile}`,
]
const vitestCode = await step('unit, corpus and database tests', () => run(vitest))
const units = readReport(vitestFile)
count('unit, corpus and database tests', vitestCode, units?.numPassedTests ?? 0, units?.numFailedTests ?? 0)

await prepare({ build: true })
const playwrightFile = join(results, 'playwright.json')
const playwrightCode = await step('browser tests', () =>
  run([tool('@playwright', 'test', 'cli.js'), 'test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightFile,
    PLIMSOLL_TEST_BROWSER: browser,
  }),
)
const pages = readReport(playwrightFile)?.stats
// A test that passed only at its second try is no pass.
count('browser tests', playwrightCode, pages?.expected ?? 0, (pages?.unexpected ?? 0) + (pages?.flaky ?? 0))

process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`)
process.exitCode = total.failed === 0 ? 0 : 1
