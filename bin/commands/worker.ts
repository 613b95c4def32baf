import { setPriority } from 'node:os'
import { findDatabaseUrl } from '@/lib/database/url'
import { useDatabase } from '@/lib/db'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { runNotifier } from '@/lib/notify/run-notifier'
import { runWorker } from '@/lib/worker/run-worker'
import { untilStopped } from '../until-stopped'

/** `plimsoll worker`: runs until it is told to stop; jobs under way are finished first. */
export async function run(): Promise<void> {
  const stopped = untilStopped()
  // What it does may wait a moment; sensors and people that the web process answers may not.
  setPriority(5)
  const url = await findDatabaseUrl()
  const { workers } = env()
  await useDatabase(url, workers + 4)
  const runner = await runWorker(url, workers)
  // Beside the queue: a receiver that hangs must not hold up a report.
  const notifier = runNotifier()
  void stopped.then(async () => Promise.all([runner.stop(), notifier.stop()]))
  log().info({ workers }, 'worker started')
  await runner.promise
  await notifier.stop()
}
