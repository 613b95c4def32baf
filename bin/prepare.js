import { spawn } from 'node:child_process'
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

/** Runs a command in the checkout, with its output shown only when it fails. It ends when we are told to. */
async function mustRun(what, command, args, hint) {
  process.stderr.write(`plimsoll: ${what} …\n`)
  const said = []
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32' && command === 'npm',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  })
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk))
  const pass = (signal) => child.kill(signal)
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, pass)
  const code = await new Promise((resolve) => {
    child.once('close', (exitCode, signal) => resolve(signal ?? exitCode))
    child.once('error', (error) => resolve(error.message))
  })
  for (const signal of signals) process.off(signal, pass)
  if (code === 0) return
  if (signals.includes(code) || code === 130 || code === 143) process.exit(1)
  const text = Buffer.concat(said).toString('utf8')
  if (/ENOSPC|No space left on device/.test(text))
    giveUp(`${what} failed: the disk is full. Make room, then run it again.`)
  if (/ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNRESET|ENETUNREACH/.test(text))
    giveUp(
      `${what} failed: the registry was not reached. Check the network and \`npm config get registry\`, then run it again.`,
    )
  // npm says what is wrong first and how it is used last.
  const lines = text.trim().split('\n')
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
    await mustRun(
      'installing packages',
      'npm',
      ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
      'The lines above say why; then run the same command again.',
    )
  }
  const client = at('lib', 'generated', 'prisma', 'client.ts')
  if (newest(at('prisma', 'schema')) > modified(client)) {
    await mustRun(
      'generating the database client',
      process.execPath,
      [at('node_modules', 'prisma', 'build', 'index.js'), 'generate'],
      'Run `npx prisma generate` to see why.',
    )
  }
  if (!build) return
  const sources = ['app', 'components', 'lib', 'next.config.js', 'package-lock.json'].map((name) => newest(at(name)))
  if (Math.max(...sources) > modified(at('.next', 'BUILD_ID'))) {
    await mustRun(
      'building the pages (about a minute)',
      process.execPath,
      [at('node_modules', 'next', 'dist', 'bin', 'next'), 'build'],
      'Run `npx next build` to see why.',
    )
  }
}
