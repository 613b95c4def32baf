import { firstRun, saySignIn } from '../first-run'
import { runInstallation } from '../installation'

/** `plimsoll up`: everything on this machine, until Ctrl-C. */
export async function run(): Promise<void> {
  let admin: Awaited<ReturnType<typeof firstRun>> = null
  await runInstallation({
    async afterMigration() {
      admin = await firstRun()
    },
    whenRunning({ url }) {
      console.log(`\nPlimsoll runs at ${url}`)
      saySignIn(admin)
      return Promise.resolve()
    },
  })
}
