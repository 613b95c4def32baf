import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { signInPath } from '@/lib/client/return-path'
import type { Context } from '@/lib/operation'
import { contextOf } from './route'

/**
 * The context of a page: the signed-in person, found once per request whoever asks. Sends strangers to the sign-in
 * page, which brings them back here.
 */
export const pageContext = cache(async (): Promise<Context> => {
  const sent = new Headers(await headers())
  const context = await contextOf(sent)
  if (context.actor.kind !== 'user') redirect(signInPath(sent.get('x-plimsoll-path')))
  return context
})
