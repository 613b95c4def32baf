import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { Context } from '@/lib/operation'
import { contextOf } from './route'

/** The context of a page: the signed-in person. Sends strangers to the sign-in page. */
export async function pageContext(): Promise<Context> {
  const context = await contextOf(new Headers(await headers()))
  if (context.actor.kind !== 'user') redirect('/sign-in')
  return context
}
