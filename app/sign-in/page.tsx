import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { PlimsollMark } from '@/components/mark/plimsoll-mark'
import { SignInForm } from '@/components/account/sign-in-form'
import { returnPath } from '@/lib/client/return-path'
import { contextOf } from '@/lib/http/route'
import './sign-in.css'

export const metadata: Metadata = { title: 'Sign in' }

/** Sign-in. Who is signed in already goes on to where they wanted to be. */
export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const wanted = (await searchParams).next
  const next = returnPath(typeof wanted === 'string' ? wanted : null)
  const { actor } = await contextOf(new Headers(await headers()))
  if (actor.kind === 'user') redirect(next)
  return (
    <main className="sign-in">
      <div className="sign-in-sheet">
        <div className="sign-in-brand">
          <PlimsollMark />
          Plimsoll
        </div>
        <h1>Sign in</h1>
        <SignInForm next={next} />
        <p className="s muted">Accounts are made by a security admin; so is a new password.</p>
      </div>
    </main>
  )
}
