import { Hourglass } from 'lucide-react'
import Link from 'next/link'
import { formatCount } from '@/components/ui/format-count'
import { Note } from '@/components/ui/note'
import type { Overview } from '@/lib/model/overview'

/** What people took out of the score, and what of it needs a look; nothing where nobody did. */
export function DecisionsNote({
  exemptions,
  hrefOf,
}: {
  exemptions: Overview['exemptions']
  hrefOf: (state: string) => string
}) {
  const { exempt, expiring, pending } = exemptions
  if (exempt + expiring + pending === 0) return null
  const link = (state: string, text: string) => (
    <Link key={state} className="link nowrap" href={hrefOf(state)}>
      {text}
    </Link>
  )
  const parts = [
    ...(exempt > 0 ? [link('active,expiring', `${formatCount(exempt)} failure${exempt === 1 ? '' : 's'} exempt`)] : []),
    ...(expiring > 0
      ? [link('expiring', `${expiring} exemption${expiring === 1 ? ' expires' : 's expire'} within 7 days`)]
      : []),
    ...(pending > 0 ? [link('pending', `${pending} wait${pending === 1 ? 's' : ''} for approval`)] : []),
  ]
  return (
    <div className="ov-note">
      <Note icon={<Hourglass className="i" aria-hidden="true" />}>
        <span className="row flex-wrap">{parts}</span>
      </Note>
    </div>
  )
}
