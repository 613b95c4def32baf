import type { ReactNode } from 'react'
import type { AlertStatus } from '@/lib/model/alert'
import { InverseChip } from '../ui/chip'

export const alertStatusNames = {
  active: 'Active',
  'in-progress': 'In progress',
  resolved: 'Resolved',
  dismissed: 'Dismissed',
} as const satisfies Record<AlertStatus, string>

const ring = <circle cx="7" cy="7" r="5.4" fill="none" stroke="currentColor" strokeWidth="1.5" />

const alertShapes = {
  active: ring,
  'in-progress': (
    <>
      {ring}
      <path d="M7 3.8a3.2 3.2 0 0 1 0 6.4z" fill="currentColor" />
    </>
  ),
  resolved: (
    <>
      <circle cx="7" cy="7" r="6.2" fill="currentColor" />
      <path
        d="M4.3 7.2l1.9 1.9 3.6-3.9"
        fill="none"
        stroke="var(--background)"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  dismissed: (
    <>
      {ring}
      <path d="M3.3 10.7l7.4-7.4" stroke="currentColor" strokeWidth="1.4" />
    </>
  ),
} as const satisfies Record<AlertStatus, ReactNode>

/** Status by shape alone, never coloured: ring, half, tick, slash. `word={false}` draws the mark alone. */
export function AlertStatusMark({ status, word = true }: { status: AlertStatus; word?: boolean }) {
  const name = alertStatusNames[status]
  if (!word) {
    return (
      <span className="state" title={name}>
        <svg viewBox="0 0 14 14" role="img" aria-label={name}>
          {alertShapes[status]}
        </svg>
      </span>
    )
  }
  return (
    <span className="state">
      <svg viewBox="0 0 14 14" aria-hidden="true">
        {alertShapes[status]}
      </svg>
      {name}
    </span>
  )
}

export type CollectorHealth = 'reporting' | 'late' | 'silent' | 'waiting'

const healthNames = {
  reporting: 'Reporting',
  late: 'Late',
  silent: 'Silent',
  waiting: 'Waiting',
} as const satisfies Record<CollectorHealth, string>

type HealthMarkProps = { health: CollectorHealth; words?: ReactNode; quiet?: boolean }

const healthShapes = {
  reporting: <circle cx="7" cy="7" r="4.5" fill="var(--success)" />,
  late: (
    <>
      {ring}
      <path
        d="M7 4v3.2l2 1.3"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  silent: (
    <>
      <path
        d="M3.2 10.8A5.4 5.4 0 0 1 10.8 3.2M12 5.2A5.4 5.4 0 0 1 5.2 12.1"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
      />
      <path d="M2 12L12 2" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
    </>
  ),
  waiting: (
    <circle cx="7" cy="7" r="5.2" fill="none" stroke="currentColor" strokeWidth="1.4" strokeDasharray="2.2 1.88" />
  ),
} as const satisfies Record<CollectorHealth, ReactNode>

/**
 * How a collector keeps its rhythm; silent is paper on ink, except in a legend (`quiet`), where nothing shouts. `words`
 * replaces the default word.
 */
export function HealthMark({ health, words, quiet = false }: HealthMarkProps) {
  const drawn = (
    <span className="state">
      <svg viewBox="0 0 14 14" aria-hidden="true">
        {healthShapes[health]}
      </svg>
      {words ?? healthNames[health]}
    </span>
  )
  return health === 'silent' && !quiet ? <InverseChip>{drawn}</InverseChip> : drawn
}
