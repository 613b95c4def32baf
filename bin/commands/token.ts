import { createCollector } from '@/lib/commands/create-collector'
import { db } from '@/lib/db'
import { formatSchema, formats } from '@/lib/model/format'
import { commandLine } from '../actor'
import { withDatabase } from '../database'
import { expiryOf, readOptions, UsageError } from '../options'

/** `plimsoll token create`: prints the token alone on standard output, so that a script can take it. */
export async function run(args: string[]): Promise<void> {
  const names = ['collector', 'environment', 'formats', 'expires'] as const
  const { values, positionals } = readOptions(args, names, ['collector', 'environment', 'formats'])
  if (positionals.join(' ') !== 'create') throw new UsageError('say what to do: token create')
  const wanted = values.formats.split(',').map((name) => {
    const format = formatSchema.safeParse(name.trim())
    if (!format.success) throw new UsageError(`"${name.trim()}" is no format: ${formats.join(', ')}`)
    return format.data
  })
  const context = commandLine()
  const expiresAt = values.expires ? expiryOf(values.expires, context.now).toISOString() : null
  const token = await withDatabase(async () => {
    const environment = await db().environment.findUnique({ where: { name: values.environment } })
    if (!environment) throw new UsageError(`there is no environment "${values.environment}"`)
    const input = { environmentId: environment.id, name: values.collector, formats: wanted, expiresAt }
    return (await createCollector(context, input)).token
  })
  console.log(token)
}
