import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
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
  // npm says what is wrong first and how it is used last.
  const lines = `${result.stdout ?? ''}${result.stderr ?? ''}`.trim().split('\n')
  const shown = lines.length > 60 ? [...lines.slice(0, 30), '…', ...lines.slice(-30)] : lines
  process.stderr.write(`${shown.join('\n')}\n`)
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

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'))

/** Whether every package that we name is there in the version of the lock file. */
function isInstalled() {
  const { packages } = readJson(at('package-lock.json'))
  const { dependencies, devDependencies } = packages['']
  return Object.keys({ ...dependencies, ...devDependencies }).every((name) => {
    const manifest = at('node_modules', name, 'package.json')
    return existsSync(manifest) && readJson(manifest).version === packages[`node_modules/${name}`].version
  })
}

/**
 * Brings a checkout to the state in which the command line can run: packages, the generated database client and,
 * if asked, the built pages. Does nothing that is done already.
 */
export async function prepare({ build }) {
  requireNode()
  if (!isInstalled()) {
    mustRun(
      'installing packages',
      'npm',
      ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
      'If the registry was not reached, check the network and `npm config get registry`, then run the same command again.',
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
