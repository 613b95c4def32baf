import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { baseUrl } from '../playwright.config'

function given(name: 'PLIMSOLL_TEST_PID' | 'PLIMSOLL_TEST_DATA_DIR'): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: stories that end processes must know whose they are`)
  return value
}

/** The process that started the demo and keeps its children running. */
export const supervisor = () => Number(given('PLIMSOLL_TEST_PID'))

/** The process id of a child of the demo; throws while it is not running. */
export function childOf(command: 'web' | 'worker'): number {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n')
  for (const line of lines) {
    const [, pid, parent, args = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? []
    if (Number(parent) === supervisor() && args.endsWith(`plimsoll.js ${command}`)) return Number(pid)
  }
  throw new Error(`no ${command} runs below ${supervisor()}`)
}

/** The first process of the embedded database. */
export const databaseServer = () =>
  Number(readFileSync(join(given('PLIMSOLL_TEST_DATA_DIR'), 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])

/** Waits until database, migrations and queue answer again. */
export async function untilReady(): Promise<void> {
  await expect
    .poll(async () => (await fetch(`${baseUrl}/api/health/ready`).catch(() => null))?.status, {
      timeout: 45_000,
      intervals: [200],
    })
    .toBe(200)
}
