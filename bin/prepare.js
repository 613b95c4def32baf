import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const at = (...parts) => join(root, ...parts)

/** Ends the process with one line that says what is missing and how to get it. */
export function giveUp(line) {
  process.stderr.write(`plimsoll: ${line}\n`)
  process.exit(1)
}

/** Runs a command in the checkout, with its output shown only when it fails. */
function mustRun(what, command, args, hint) {
  process.stderr.write(`plimsoll: ${what} …\n`)
  const result = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  })
  if (result.status === 0) return
  process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}`.split('\n').slice(-40).join('\n') + '\n')
  giveUp(`${what} failed. ${hint}`)
}

const modified = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0)

function newest(path) {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(
    0,
    ...readdirSync(path)
      .filter((name) => name !== 'generated')
      .map((name) => newest(join(path, name))),
  )
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  giveUp(`Node ${process.versions.node} is too old: install Node 20.19 or newer from https://nodejs.org.`)
}

/**
 * Brings a checkout to the state in which the command line can run: packages, the generated database client and,
 * if asked, the built pages. Does nothing that is done already.
 */
export async function prepare({ build }) {
  requireNode()
  const installed = modified(at('node_modules', '.package-lock.json'))
  if (installed === 0 || modified(at('package-lock.json')) > installed + 1_000) {
    mustRun(
      'installing packages',
      'npm',
      ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
      'It needs the npm registry: check the network or `npm config get registry`, then run the same command again.',
    )
  }
  const client = at('lib', 'generated', 'prisma', 'client.ts')
  if (newest(at('prisma', 'schema')) > modified(client)) {
    mustRun(
      'generating the database client',
      process.execPath,
      [at('node_modules', 'prisma', 'build', 'index.js'), 'generate'],
      'Run `npx prisma generate` to see why.',
    )
  }
  if (!build) return
  const sources = ['app', 'components', 'lib', 'next.config.js', 'package-lock.json'].map((name) => newest(at(name)))
  if (Math.max(...sources) > modified(at('.next', 'BUILD_ID'))) {
    mustRun(
      'building the pages (about a minute)',
      process.execPath,
      [at('node_modules', 'next', 'dist', 'bin', 'next'), 'build'],
      'Run `npx next build` to see why.',
    )
  }
}
