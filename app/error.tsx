'use client'

import { Failed } from '@/components/states/failed'

/** A page that failed as a whole. The server's text stays in its log; the digest finds it there. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main className="sb-place">
      <Failed
        what="This page"
        cause="Something went wrong on our side, or the database cannot be reached."
        hides="Nothing was changed."
        onRetry={reset}
        requestId={error.digest}
      />
    </main>
  )
}
