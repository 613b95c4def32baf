'use client'

import { Failed } from '@/components/states/failed'

/** A page of the console that failed; the shell around it goes on. */
export default function ConsoleError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <Failed
      what="This page"
      cause="Something went wrong on our side, or the database cannot be reached."
      hides="Nothing was changed."
      onRetry={reset}
      requestId={error.digest}
    />
  )
}
