'use client'

import { RefreshCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../ui/button'
import { Time } from '../ui/time'

export type StaleBannerProps = { since: Date | string; children?: ReactNode; onRetry?: () => void; retrying?: boolean }

/** Over data that is still shown but could not be renewed: from when it is, and why. */
export function StaleBanner({ since, children, onRetry, retrying }: StaleBannerProps) {
  return (
    <output className="stale">
      <span>
        <b>
          Shown as of <Time at={since} /> UTC.
        </b>{' '}
        {children ?? 'The server did not answer since.'}
      </span>
      {onRetry ? (
        <Button small busy={retrying} onClick={onRetry}>
          {retrying ? null : <RefreshCw className="i i-s" aria-hidden="true" />}
          Try again
        </Button>
      ) : null}
    </output>
  )
}
