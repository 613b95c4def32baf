import { randomBytes } from 'node:crypto'
import { createEnvironment } from '@/lib/commands/create-environment'
import { createUser } from '@/lib/commands/create-user'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { commandLine } from './actor'

type SignIn = { email: string; password: string | null }

/**
 * On the first start: one security admin, and the environment `production` with every plan on. Returns the sign-in
 * to show, once; null when somebody can sign in already.
 */
export async function firstRun(): Promise<SignIn | null> {
  if ((await db().environment.count()) === 0) await createEnvironment(commandLine(), { name: 'production' })
  if ((await db().user.count()) > 0) return null
  const { admin } = env()
  const email = admin.email ?? 'admin@plimsoll.local'
  const password = admin.password ?? randomBytes(12).toString('base64url')
  await createUser(commandLine(), { email, password, name: 'Administrator', role: 'security_admin' })
  return { email, password: admin.password ? null : password }
}

/** Prints how to sign in for the first time, if somebody was made for it. */
export function saySignIn(made: SignIn | null): void {
  if (!made) return
  console.log(`Sign in as ${made.email}${made.password ? ` with ${made.password} (shown this once)` : ''}.`)
}
