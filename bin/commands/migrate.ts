import { prepareDatabase } from '@/lib/database/prepare'
import { withDatabase } from '../database'

/** `plimsoll migrate` */
export async function run(): Promise<void> {
  const applied = await withDatabase(prepareDatabase)
  console.log(applied.length > 0 ? `Applied ${applied.join(', ')}.` : 'The database is at this version already.')
}
