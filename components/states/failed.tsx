'use client'

import { RefreshCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../ui/button'
import { StateFrame } from './state-frame'

export type FailedProps = {
  what: string
  cause?: ReactNode
  hides: ReactNode
  onRetry?: () => void
  retrying?: boolean
  nextTry?: string
  requestId?: string
  level?: 2 | 3
}

/**
 * Something could not be loaded. `what` with a capital ("Alerts"), `cause` what answered, `hides` what a person does
 * not see because of it. Drawn unlike emptiness in shape, colour and words.
 */
export function Failed({ what, cause, hides, onRetry, retrying, nextTry, requestId, level }: FailedProps) {
  return (
    <div className="sb-place">
      <StateFrame
        kind="fail"
        alert
        level={level}
        caption="Failed to load"
        glyph={<path d="M20 5.3A14 14 0 0 0 20 30.7M32 5.3A14 14 0 0 1 32 30.7M2 18h14M36 18h14" />}
        title={`${what} could not be loaded`}
        text={
          <>
            {cause} {hides}
          </>
        }
        actions={
          <>
            {onRetry ? (
              <Button small busy={retrying} onClick={onRetry}>
                {retrying ? null : <RefreshCw className="i i-s" aria-hidden="true" />}
                Try again
              </Button>
            ) : null}
            {nextTry !== undefined || requestId !== undefined ? (
              <span className="s muted">
                {nextTry}
                {nextTry !== undefined && requestId !== undefined ? ', ' : null}
                {requestId === undefined ? null : <code>req {requestId}</code>}
              </span>
            ) : null}
          </>
        }
      />
    </div>
  )
}
