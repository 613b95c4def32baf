'use client'

import { Failed } from '@/components/states/failed'
import { Forbidden } from '@/components/states/forbidden'
import { ProblemError } from '@/lib/client/fetch-json'

export type ProblemStateProps = {
  what: string
  hides: string
  error: unknown
  onRetry: () => void
  retrying: boolean
  level?: 2 | 3
}

/** Why something is not shown: no right to it, or a failure with the id that the log has it under. */
export function ProblemState({ what, hides, error, onRetry, retrying, level }: ProblemStateProps) {
  const problem = error instanceof ProblemError ? error : null
  if (problem?.code === 'forbidden') {
    return <Forbidden level={level} needs={problem.message} askWhom={['a security admin']} />
  }
  return (
    <Failed
      what={what}
      cause={problem?.message ?? 'The server did not answer.'}
      hides={hides}
      onRetry={onRetry}
      retrying={retrying}
      requestId={problem?.requestId ?? undefined}
      level={level}
    />
  )
}
