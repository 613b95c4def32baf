import { env } from '@/lib/env'
import { closeDemoEstate, demoPassword, feedDemoEstate, openDemoEstate, prepareDemoEstate } from '../demo-estate'
import { beatDemoClusters } from '../demo-heartbeats'
import { decideDemoPosture } from '../demo-decisions'
import { attestDemoControls } from '../demo-attest'
import { askDemoGate } from '../demo-gate'
import { arrangeDemoNotifications, arrangeDemoSilence } from '../demo-notifications'
import { suppressDemoAlerts } from '../demo-suppression'
import { triageDemoAlerts } from '../demo-triage'
import { runInstallation } from '../installation'
import type { DemoEstate } from '@/prisma/scenarios/demo'
import { posture } from '@/prisma/scenarios/demo/decisions'

/** The demo estate, its reports sent to `url` if they were not before. */
async function fedEstate(url: string): Promise<DemoEstate> {
  const { estate, now, complete } = await openDemoEstate()
  if (complete) return estate
  const started = performance.now()
  await arrangeDemoNotifications()
  await feedDemoEstate(estate, url, (done, total) => {
    if (done % 20 === 0 || done === total)
      process.stdout.write(`\rFeeding the demo estate: ${done} of ${total} reports`)
  })
  await triageDemoAlerts(estate.triage)
  await suppressDemoAlerts()
  await decideDemoPosture(posture)
  await attestDemoControls()
  await askDemoGate(estate)
  await closeDemoEstate(now)
  await arrangeDemoSilence()
  console.log(`, ${Math.round((performance.now() - started) / 1_000)} s`)
  return estate
}

/** The demo's clusters are heard of as long as the demo runs. */
async function keepBeating(): Promise<void> {
  const { now } = await openDemoEstate()
  await beatDemoClusters(now, new Date())
  setInterval(() => void beatDemoClusters(now, new Date()).catch(() => undefined), 30_000).unref()
}

/** `plimsoll demo`: everything on this machine, with a made-up estate fed through the real ingest at the first start. */
export async function run(): Promise<void> {
  await runInstallation({
    async afterMigration() {
      const { estate, now } = await openDemoEstate()
      await prepareDemoEstate(estate, now)
    },
    async whenRunning({ url, local }) {
      const { people } = await fedEstate(local)
      await keepBeating()
      const all = people.filter(({ environments }) => environments === 'all')
      const emailOf = (role: string) => all.find((person) => person.role === role)?.email
      console.log(`\nPlimsoll runs at ${url}`)
      console.log(`  security admin   ${emailOf('security_admin')}   ${demoPassword}`)
      console.log(`  security reader  ${emailOf('security_reader')}   ${demoPassword}`)
      console.log(`Its data stays in ${env().dataDir}. Ctrl-C stops it; npx plimsoll reset forgets it.`)
    },
  })
}
