'use client'

import { ProblemError } from '@/lib/client/fetch-json'
import { Failed } from './failed'
import { Forbidden } from './forbidden'

export type QueryFailureProps = {
  error: Error
  /** With a capital: "Collectors". */
  what: string
  /** What a person does not see because of it. */
  hides: string
  onRetry?: () => void
  retrying?: boolean
  level?: 2 | 3
}

/** Why a part of a page could not be loaded, by what the server said: not allowed, not there, or failed. */
export function QueryFailure({ error, what, hides, onRetry, retrying, level }: QueryFailureProps) {
  const problem = error instanceof ProblemError ? error : null
  if (problem?.code === 'forbidden')
    return <Forbidden needs={problem.message} askWhom={['a security admin']} level={level} />
  if (problem?.code === 'unauthenticated') {
    return (
      <Forbidden
        title="You are signed out"
        needs="Your session has ended."
        back={{ label: 'Sign in', href: '/sign-in' }}
        level={level}
      />
    )
  }
  return (
    <Failed
      what={what}
      cause={problem?.message ?? 'The answer could not be read.'}
      hides={hides}
      requestId={problem?.requestId ?? undefined}
      {...{ onRetry, retrying, level }}
    />
  )
}
