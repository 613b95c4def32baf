import { Logger, run, type Runner, type TaskList } from 'graphile-worker'
import { learnRhythm } from '@/lib/ingest/learn-rhythm'
import { processReport } from '@/lib/ingest/process'
import { parkReport } from '@/lib/ingest/park'
import { recoverReports } from '@/lib/ingest/recover'
import { log } from '@/lib/log'
import type { MovementCause } from '@/lib/model/movement-cause'
import { watchEstate } from '@/lib/notify/watch-estate'
import { recoverAlertJobs } from '@/lib/store/alert-jobs'
import { reassess } from '@/lib/store/reassess'
import { reassessWhenDue } from '@/lib/store/reassess-when-due'
import { settleEverywhere } from '@/lib/store/settle'
import { findSilence } from '@/lib/store/find-silence'
import { keepHouse } from './keep-house'
import { failAlertJob, runAlertJob } from './run-alert-job'

const tasks: TaskList = {
  'process-report': async (payload, helpers) => {
    const { reportId } = payload as { reportId: string }
    try {
      await processReport(reportId, { pause: 250 })
    } catch (error) {
      // The last try: the report is set aside with its error, to be read and replayed, instead of looping.
      if (helpers.job.attempts >= helpers.job.max_attempts) await parkReport(reportId, error)
      throw error
    }
  },
  'alert-job': async (payload, helpers) => {
    const { jobId } = payload as { jobId: string }
    try {
      await runAlertJob(jobId)
    } catch (error) {
      if (helpers.job.attempts >= helpers.job.max_attempts) await failAlertJob(jobId, error)
      throw error
    }
  },
  reassess: async (payload) => {
    const { environmentId, cause } = payload as { environmentId: string; cause?: MovementCause }
    await reassess(environmentId, new Date(), cause)
  },
  'reassess-due': async () => void (await reassessWhenDue(new Date())),
  'keep-house': () => keepHouse(new Date()),
  // Exemptions schedule it for the moment at which they expire; whoever reads the score settles what it missed.
  'settle-due': () => settleEverywhere(),
  'audit-silence': async () => void (await findSilence(new Date(), process.uptime() * 1000)),
  'learn-rhythm': () => learnRhythm(new Date()),
  'watch-estate': async () => void (await watchEstate(new Date())),
}

/**
 * Takes jobs from the database at `url` until stopped. Any number of workers may run beside each other: a job
 * whose worker died is taken over, and its transaction has left nothing behind.
 */
export async function runWorker(url: string, concurrency: number): Promise<Runner> {
  const logger = new Logger(() => (given, message) => {
    const level: string = given
    if (level === 'error') log().error({ part: 'worker' }, message)
    else if (level === 'warning') log().warn({ part: 'worker' }, message)
    else log().debug({ part: 'worker' }, message)
  })
  const recover = () =>
    recoverReports().then(
      (count) => void (count > 0 && log().warn({ count }, 'reports of a worker that died were queued again')),
      (error: unknown) => log().warn({ err: error }, 'could not look for lost reports'),
    )
  const recoverJobs = () =>
    recoverAlertJobs().catch((error: unknown) =>
      log().warn({ err: error }, 'could not look for lost changes of alerts'),
    )
  await recover()
  await recoverJobs()
  const timer = setInterval(() => void recover().then(recoverJobs), 5_000)
  const runner = await run({
    connectionString: url,
    concurrency,
    maxPoolSize: concurrency + 2,
    pollInterval: 500,
    noHandleSignals: true,
    taskList: tasks,
    crontab:
      '7 * * * * keep-house ?fill=2h\n*/10 * * * * reassess-due ?fill=1h\n*/5 * * * * learn-rhythm\n*/5 * * * * watch-estate\n* * * * * settle-due\n* * * * * audit-silence',
    logger,
  })
  runner.events.on('stop', () => clearInterval(timer))
  return runner
}
