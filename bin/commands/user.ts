import { roles, type Role } from '@/lib/auth/policy'
import { createUser } from '@/lib/commands/create-user'
import { db } from '@/lib/db'
import { commandLine } from '../actor'
import { withDatabase } from '../database'
import { readOptions, UsageError } from '../options'

async function environmentIds(names: string): Promise<string[]> {
  const wanted = names.split(',').map((name) => name.trim())
  const found = await db().environment.findMany({ where: { name: { in: wanted } } })
  const missing = wanted.filter((name) => !found.some((environment) => environment.name === name))
  if (missing.length > 0) throw new UsageError(`there is no environment ${missing.join(', ')}`)
  return found.map((environment) => environment.id)
}

/** `plimsoll user create` */
export async function run(args: string[]): Promise<void> {
  const names = ['email', 'password', 'role', 'environments', 'name'] as const
  const { values, positionals } = readOptions(args, names, ['email', 'password', 'role'])
  if (positionals.join(' ') !== 'create') throw new UsageError('say what to do: user create')
  const role = roles.find((name): name is Role => name === values.role)
  if (!role) throw new UsageError(`"${values.role}" is no role: ${roles.join(' or ')}`)
  const { email, password, name, environments } = values
  await withDatabase(async () => {
    const ids = environments ? await environmentIds(environments) : null
    await createUser(commandLine(), { email, password, role, environmentIds: ids, ...(name ? { name } : {}) })
  })
  console.log(`Created ${email} as ${role} on ${environments ?? 'all environments'}.`)
}
