import { env } from '@/lib/env'
import { closeDemoEstate, demoPassword, feedDemoEstate, openDemoEstate, prepareDemoEstate } from '../demo-estate'
import { triageDemoAlerts } from '../demo-triage'
import { startInstallation } from '../installation'
import { untilStopped } from '../until-stopped'
import type { DemoEstate } from '@/prisma/scenarios/demo'

/** The demo estate, its reports sent to `url` if they were not before. */
async function fedEstate(url: string): Promise<DemoEstate> {
  const { estate, now, complete } = await openDemoEstate()
  if (complete) return estate
  const started = performance.now()
  await feedDemoEstate(estate, url, (done, total) => {
    if (done % 20 === 0 || done === total)
      process.stdout.write(`\rFeeding the demo estate: ${done} of ${total} reports`)
  })
  await triageDemoAlerts(estate.triage)
  await closeDemoEstate(now)
  console.log(`, ${Math.round((performance.now() - started) / 1_000)} s`)
  return estate
}

/** `plimsoll demo`: everything on this machine, with a made-up estate fed through the real ingest at the first start. */
export async function run(): Promise<void> {
  const installation = await startInstallation(async () => {
    const { estate, now } = await openDemoEstate()
    await prepareDemoEstate(estate, now)
  })
  const estate = await fedEstate(installation.local).catch(async (error: unknown) => {
    await installation.stop()
    throw error
  })
  const admin = estate.people.find((person) => person.role === 'security_admin' && person.environments === 'all')
  const reader = estate.people.find((person) => person.role === 'security_reader' && person.environments === 'all')
  console.log(`\nPlimsoll runs at ${installation.url}`)
  console.log(`  security admin   ${admin?.email}   ${demoPassword}`)
  console.log(`  security reader  ${reader?.email}   ${demoPassword}`)
  console.log(`Its data stays in ${env().dataDir}. Ctrl-C stops it; npx plimsoll reset forgets it.`)
  await untilStopped()
  await installation.stop()
}
