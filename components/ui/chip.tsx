import type { ReactNode } from 'react'
import { classNames } from './class-names'

export type ChipProps = { children: ReactNode; tone?: 'plain' | 'line' | 'accent'; className?: string; title?: string }

/** A short fact: a reason, a tag (`line`), or what just arrived (`accent`). Never coloured by severity. */
export function Chip({ children, tone = 'plain', className, title }: ChipProps) {
  const toneClass = tone === 'plain' ? null : `chip-${tone}`
  return (
    <span className={classNames('chip', toneClass, className)} title={title}>
      {children}
    </span>
  )
}

/** The only shout: silent, over due, known exploited, rejected. At most one per row. */
export function InverseChip({ children, className, title }: Omit<ChipProps, 'tone'>) {
  return (
    <span className={classNames('chip chip-inverse', className)} title={title}>
      {children}
    </span>
  )
}
