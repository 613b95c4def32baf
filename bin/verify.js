// `npm run verify`: everything that needs neither a database nor a browser.
import { prepare } from './prepare.js'
import { checks, run, step, tool } from './steps.js'

await prepare({ build: false })
const failed = []
for (const [name, args] of Object.entries(checks)) {
  if ((await step(name, () => run(args))) !== 0) failed.push(name)
}
if ((await step('unit tests', () => run([tool('vitest', 'vitest.mjs'), 'run', '--project', 'unit']))) !== 0)
  failed.push('unit tests')
process.stdout.write(failed.length === 0 ? '\nAll good.\n' : `\nFailed: ${failed.join(', ')}\n`)
process.exitCode = failed.length === 0 ? 0 : 1
