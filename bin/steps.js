import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from './prepare.js'

/** The file that starts a package's command line, so that no shell and no `npx` stands between. */
export const tool = (...path) => join(root, 'node_modules', ...path)

/** The quick checks, by name; each is a command of its own. */
export const checks = {
  format: [tool('oxfmt', 'bin', 'oxfmt'), '--check', '.'],
  lint: [tool('oxlint', 'bin', 'oxlint'), '--type-aware', '--deny-warnings'],
  types: [tool('typescript', 'bin', 'tsc'), '--noEmit'],
  'unused code': [tool('knip', 'bin', 'knip.js')],
}

/** Runs one command in the checkout with its output shown. Resolves with the exit code. */
export function run(args, environment = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', npm_config_update_notifier: 'false', ...environment },
    })
    child.once('exit', (code) => resolve(code ?? 1))
    child.once('error', () => resolve(1))
  })
}

/** Runs a step and says how it ended and how long it took. */
export async function step(name, work) {
  const started = performance.now()
  process.stdout.write(`\n== ${name}\n`)
  const result = await work()
  process.stdout.write(`== ${name}: ${((performance.now() - started) / 1000).toFixed(1)} s\n`)
  return result
}
