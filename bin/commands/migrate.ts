import { prepareDatabase } from '@/lib/database/prepare'
import { withDatabase } from '../database'
import { firstRun, saySignIn } from '../first-run'

/** `plimsoll migrate`: also the first start of a database of one's own, so it makes the first environment and admin. */
export async function run(): Promise<void> {
  await withDatabase(async (url) => {
    const applied = await prepareDatabase(url)
    console.log(applied.length > 0 ? `Applied ${applied.join(', ')}.` : 'The database is at this version already.')
    saySignIn(await firstRun())
  })
}
