import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { testPort } from '../playwright.config'
import { expect, test } from './story'

const port = testPort + 1
let dataDir = ''
const started: ChildProcess[] = []

test.beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'plimsoll-stop-'))
  await chmod(dataDir, 0o755)
})
test.afterEach(async () => {
  for (const child of started.splice(0)) {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    if (child.exitCode === null && child.signalCode === null && child.kill('SIGTERM')) await ended
  }
  await rm(dataDir, { recursive: true, force: true })
})

/** Starts Plimsoll on the story's own data and waits until it says the given words. */
async function start(words: string): Promise<{ child: ChildProcess; said(): string }> {
  const { DATABASE_URL: _foreign, ...environment } = process.env
  const child = spawn(process.execPath, ['bin/plimsoll.js', 'up'], {
    env: { ...environment, PORT: String(port), PLIMSOLL_URL: `http://127.0.0.1:${port}`, PLIMSOLL_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(child)
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
  await expect.poll(() => text, { timeout: 120_000, intervals: [50] }).toContain(words)
  return { child, said: () => text }
}

/** Everything that the child started and that still runs: its own children, theirs, and the database. */
function family(child: ChildProcess): string[] {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat=,args='], { encoding: 'utf8' })
    .split('\n')
    .flatMap((line) => {
      const [, pid = '', parent = '', state = '', args = ''] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? []
      return pid === '' || state.startsWith('Z') ? [] : [{ pid, parent, args }]
    })
  const found = new Set([String(child.pid)])
  for (const { pid, parent } of rows) if (found.has(parent)) found.add(pid)
  return rows.filter(({ pid, args }) => found.has(pid) || args.includes(dataDir)).map(({ args }) => args)
}

async function databasePid(): Promise<number> {
  return Number((await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0])
}

const gone = (child: ChildProcess) => expect.poll(() => family(child), { timeout: 20_000 }).toEqual([])

for (const [signal, words] of [
  ['SIGTERM', 'Plimsoll runs at'],
  ['SIGINT', 'worker started'],
] as const) {
  test(`${signal} at "${words}" leaves no process behind`, async () => {
    test.setTimeout(180_000)
    const { child } = await start(words)
    expect(family(child).some((args) => args.includes('postgres'))).toBe(true)
    child.kill(signal)
    await gone(child)
  })
}

test('a start after a kill takes over the database that was left, and ends it', async () => {
  test.setTimeout(300_000)
  const first = await start('Plimsoll runs at')
  const database = await databasePid()
  first.child.kill('SIGKILL')
  await expect
    .poll(() => family(first.child).filter((args) => !args.includes('postgres')), { timeout: 20_000 })
    .toEqual([])

  const second = await start('Plimsoll runs at')
  expect(second.said()).not.toContain('Sign in as')
  expect(await databasePid()).toBe(database)
  second.child.kill('SIGTERM')
  await gone(second.child)
})
