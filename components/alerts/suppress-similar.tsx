'use client'

import Link from 'next/link'
import { useState } from 'react'
import { can } from '@/lib/auth/policy'
import { useMe } from '@/lib/client/me'
import type { AlertDetail } from '@/lib/model/alert-view'
import { Button } from '../ui/button'
import { SuppressDialog } from './suppress-dialog'
import { draftFrom } from './suppression-words'

type SimilarProps = { alert: AlertDetail; href: (path: string) => string }

/** The way from one alert to a rule that hides its like; readers are told who can make one. */
export function SuppressSimilar({ alert, href }: SimilarProps) {
  const me = useMe()
  const [open, setOpen] = useState(false)
  const may = can(me.grants, 'alerts:triage', alert.environment.id)
  return (
    <section>
      <h3 className="h3">4. Suppress similar alerts</h3>
      {alert.suppressedBy ? (
        <p>
          The rule{' '}
          <Link className="link" href={href('/suppression-rules')}>
            {alert.suppressedBy.name}
          </Link>{' '}
          dismissed this alert as it arrived.
        </p>
      ) : (
        <p className="muted">
          Where this is expected, a rule dismisses its like as it arrives. It stays findable, and the rule can expire.
        </p>
      )}
      {may ? (
        <div className="row">
          <Button onClick={() => setOpen(true)}>Suppress similar alerts</Button>
          <Link className="link s" href={href('/suppression-rules')}>
            All suppression rules
          </Link>
        </div>
      ) : (
        <p className="s muted">A security admin of {alert.environment.name} can make such a rule.</p>
      )}
      {open ? (
        <SuppressDialog
          rule={null}
          draft={draftFrom(alert)}
          environments={[alert.environment]}
          all={can(me.grants, 'alerts:triage', null)}
          href={href}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </section>
  )
}
