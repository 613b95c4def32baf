'use client'

import { CircleAlert, Shield } from 'lucide-react'
import Link from 'next/link'
import { formatCount } from '../ui/format-count'
import { Note } from '../ui/note'
import { Age, Stamp } from '../ui/time'
import { useNow } from '../ui/clock'
import type { CollectorFacts } from './collector-facts'

const day = 24 * 3600 * 1000
/** More than three notes are a list again. */
const most = 3

/** What the list means: who is silent and what that hides, and whose reports are turned away. */
export function CollectorNotes({
  items,
  href,
}: {
  items: readonly CollectorFacts[]
  href: (row: CollectorFacts) => string
}) {
  const now = useNow().getTime()
  const silent = items.filter((row) => row.health === 'silent').slice(0, most)
  const refused = items
    .filter((row) => row.lastRefusedAt !== null && now - new Date(row.lastRefusedAt).getTime() < day)
    .slice(0, most)
  if (silent.length + refused.length === 0) return null
  return (
    <div className="region stack">
      {silent.map((row) => (
        <Note key={row.id} icon={<CircleAlert className="i i-s" aria-hidden="true" />}>
          <b>
            {row.name} is silent since <Stamp at={row.lastSeenAt} />.
          </b>{' '}
          What it reported keeps its last result, and nothing new is seen there.{' '}
          <Link className="link" href={href(row)} scroll={false}>
            What to check
          </Link>
        </Note>
      ))}
      {refused.map((row) => (
        <Note key={row.id} icon={<Shield className="i i-s" aria-hidden="true" />}>
          <b>
            Reports of {row.name} are refused: the plan they need is off for {row.environment}.
          </b>{' '}
          {formatCount(row.refused)} so far with <code>plan-disabled</code>, the last <Age at={row.lastRefusedAt} />.{' '}
          <Link className="link" href={`/environments?environment=${row.environmentId}`}>
            Environments
          </Link>
        </Note>
      ))}
    </div>
  )
}
