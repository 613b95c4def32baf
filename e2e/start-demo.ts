import { spawn } from 'node:child_process'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { testPort } from '../playwright.config'
import { signInAll } from './people'

/**
 * Starts `plimsoll demo` on a database of its own and waits until the estate is fed, as a person who tries the
 * product for the first time would; then signs everybody in. Returns what ends it again. With PLIMSOLL_TEST_URL (and
 * PLIMSOLL_TEST_PID, PLIMSOLL_TEST_DATA_DIR for the stories that end processes) a running demo is used instead.
 */
export default async function startDemo() {
  const running = process.env.PLIMSOLL_TEST_URL
  if (running) {
    await signInAll(running)
    return undefined
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'plimsoll-e2e-'))
  await chmod(dataDir, 0o755)
  const { DATABASE_URL: _foreign, ...environment } = process.env
  const url = `http://127.0.0.1:${testPort}`
  const child = spawn(process.execPath, ['bin/plimsoll.js', 'demo'], {
    env: {
      ...environment,
      PORT: String(testPort),
      PLIMSOLL_URL: url,
      PLIMSOLL_DATA_DIR: dataDir,
      PLIMSOLL_LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const stop = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    if (child.exitCode === null && child.signalCode === null && child.kill('SIGTERM')) await ended
    await rm(dataDir, { recursive: true, force: true })
  }
  let said = ''
  try {
    await new Promise<void>((resolve, reject) => {
      const listen = (chunk: Buffer) => {
        said += chunk.toString()
        if (said.includes('Ctrl-C stops it')) resolve()
      }
      child.stdout.on('data', listen)
      child.stderr.on('data', listen)
      child.once('exit', (code) => reject(new Error(`plimsoll demo ended with ${code}:\n${said.slice(-4_000)}`)))
      setTimeout(
        () => reject(new Error(`plimsoll demo was not ready after 5 minutes:\n${said.slice(-4_000)}`)),
        300_000,
      ).unref()
    })
    await signInAll(url)
  } catch (error) {
    await stop()
    throw error
  }
  process.env.PLIMSOLL_TEST_DATA_DIR = dataDir
  process.env.PLIMSOLL_TEST_PID = String(child.pid)
  await writeFile(join(dataDir, 'demo.log'), said)
  return stop
}
