import { firstRun } from '../first-run'
import { startInstallation } from '../installation'
import { untilStopped } from '../until-stopped'

/** `plimsoll up`: everything on this machine, until Ctrl-C. */
export async function run(): Promise<void> {
  let admin: Awaited<ReturnType<typeof firstRun>> = null
  const installation = await startInstallation(async () => {
    admin = await firstRun()
  })
  console.log(`\nPlimsoll runs at ${installation.url}`)
  const made = admin as Awaited<ReturnType<typeof firstRun>>
  if (made) console.log(`Sign in as ${made.email}${made.password ? ` with ${made.password} (shown this once)` : ''}.`)
  await untilStopped()
  await installation.stop()
}
