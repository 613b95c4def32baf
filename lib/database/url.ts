import { env } from '../env'
import { runningServerUrl } from './embedded'

/** The database of this installation: `DATABASE_URL`, else the embedded server if it runs, else an Error. */
export async function findDatabaseUrl(): Promise<string> {
  const { databaseUrl, dataDir } = env()
  const url = databaseUrl ?? (await runningServerUrl(dataDir))
  if (!url) throw new Error(`No database: DATABASE_URL is not set and no embedded server runs in ${dataDir}.`)
  return url
}
