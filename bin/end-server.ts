import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { runningServerUrl } from '@/lib/database/embedded'

/**
 * Ends the embedded server of this data directory, whoever started it: one that was started again, or that a killed
 * process left behind. Does nothing when none runs; gives up after half a minute.
 */
export async function endServer(dataDir: string): Promise<void> {
  if (!(await runningServerUrl(dataDir))) return
  const note = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number(note.split('\n')[0])
  if (!(pid > 1)) return
  // Fast shutdown: connections are cut, what was committed is kept.
  process.kill(pid, 'SIGINT')
  for (let tries = 0; tries < 300 && isAlive(pid); tries += 1) await sleep(100)
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
