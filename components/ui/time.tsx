'use client'

import { useNow } from './clock'
import { InverseChip } from './chip'
import { formatAge, formatDue, formatStamp, formatTime, readTime } from './format-time'

export type TimeProps = { at: Date | string | null | undefined; now?: Date | string; none?: string }

function usePresent(now: TimeProps['now']): Date {
  const ticking = useNow()
  return (now === undefined ? null : readTime(now)) ?? ticking
}

/** `14:31` today, else `17 Nov`, all UTC, the full stamp on hover. `none` is drawn when there is no time. */
export function Time({ at, now, none = '–' }: TimeProps) {
  const present = usePresent(now)
  const date = at ? readTime(at) : null
  if (!date) return <span className="faint">{none}</span>
  return (
    <time dateTime={date.toISOString()} title={formatStamp(date)}>
      {formatTime(date, present)}
    </time>
  )
}

/** `26 h ago`, the full stamp on hover. */
export function Age({ at, now, none = 'never' }: TimeProps) {
  const present = usePresent(now)
  const date = at ? readTime(at) : null
  if (!date) return <span className="faint">{none}</span>
  return (
    <time dateTime={date.toISOString()} title={formatStamp(date)}>
      {formatAge(date, present)}
    </time>
  )
}

/** The whole stamp in words, where evidence matters: `18 Nov 2026, 14:31:07 UTC`. */
export function Stamp({ at, none = '–' }: Omit<TimeProps, 'now'>) {
  const date = at ? readTime(at) : null
  if (!date) return <span className="faint">{none}</span>
  return <time dateTime={date.toISOString()}>{formatStamp(date)}</time>
}

/** What is left until it is due; paper on ink once it has passed. */
export function Due({ at, now, none = '–' }: TimeProps) {
  const present = usePresent(now)
  const date = at ? readTime(at) : null
  if (!date) return <span className="faint">{none}</span>
  const { text, over } = formatDue(date, present)
  return (
    <time dateTime={date.toISOString()} title={formatStamp(date)}>
      {over ? <InverseChip>{text}</InverseChip> : text}
    </time>
  )
}
