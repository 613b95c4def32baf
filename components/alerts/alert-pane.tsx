'use client'

import { useQuery } from '@tanstack/react-query'
import { ChevronDown, ChevronUp } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { can } from '@/lib/auth/policy'
import { useMe } from '@/lib/client/me'
import type { AlertStatus } from '@/lib/model/alert'
import type { AlertItem } from '@/lib/model/alert-view'
import { Loading } from '../states/loading'
import { QueryFailure } from '../states/query-failure'
import { CopyButton } from '../ui/copy-button'
import { Pane } from '../ui/split'
import { AlertBody, AlertTabs, type AlertTabId } from './alert-body'
import { AlertControls, AlertFacts, AlertState } from './alert-head'
import { alertKeys, fetchAlert, type StatusWish } from './api'
import { CommentField } from './comment-field'
import { WhoCan } from './who-can'

export type AlertPaneProps = {
  id: string
  tab: AlertTabId
  tabHref: (tab: AlertTabId) => string
  closeHref: string
  /** Where the alert stands in the list, and the links to its neighbours. */
  place?: { words: string; previous: string | undefined; next: string | undefined }
  /** Links to other pages keep the environment. */
  href: (path: string) => string
  onStatus: (alert: AlertItem, status: AlertStatus) => void
  onOwner: (alert: AlertItem, owner: string | null, name: string) => void
  /** Sets a status that needs no further word. */
  onRestore: (alert: AlertItem, wish: StatusWish) => void
}

/** One alert beside the list: what happened, what to do, and for those who may, status and owner. */
export function AlertPane({ id, tab, tabHref, closeHref, place, href, onStatus, onOwner, onRestore }: AlertPaneProps) {
  const me = useMe()
  const query = useQuery({
    queryKey: alertKeys.detail(id),
    queryFn: ({ signal }) => fetchAlert(id, signal),
  })
  // What is kept from the alert before must not stand under this one's name.
  const alert = query.data?.id === id ? query.data : undefined
  if (!alert) {
    return (
      <Pane label="Alert" closeHref={closeHref}>
        {query.error ? (
          <QueryFailure
            error={query.error}
            what="This alert"
            hides="What happened and to what is not shown because of it."
            onRetry={() => void query.refetch()}
            retrying={query.isFetching}
            level={2}
          />
        ) : (
          <Loading what="alert" />
        )}
      </Pane>
    )
  }
  const mayTriage = can(me.grants, 'alerts:triage', alert.environment.id)
  return (
    <Pane
      label={alert.title}
      closeHref={closeHref}
      bar={
        <>
          {place ? (
            <>
              <span className="muted s">{place.words}</span>
              <Neighbour href={place.previous} label="Previous alert">
                <ChevronUp className="i i-s" aria-hidden="true" />
              </Neighbour>
              <Neighbour href={place.next} label="Next alert">
                <ChevronDown className="i i-s" aria-hidden="true" />
              </Neighbour>
            </>
          ) : (
            <span className="muted s cut">{alert.cluster?.name ?? alert.environment.name}</span>
          )}
          <span className="grow" />
          <Link className="btn btn-quiet btn-s" href={href(`/alerts/${alert.id}`)}>
            Full page
          </Link>
          <CopyButton small variant="quiet" label="Copy link" text={linkTo(href(`/alerts/${alert.id}`))} />
        </>
      }
      head={
        <>
          <AlertFacts alert={alert} />
          <h2>{alert.title}</h2>
          {mayTriage ? (
            <AlertControls
              alert={alert}
              onStatus={(status) => onStatus(alert, status)}
              onOwner={(owner, name) => onOwner(alert, owner, name)}
            />
          ) : (
            <AlertState alert={alert} />
          )}
        </>
      }
      tabs={<AlertTabs alert={alert} tab={tab} tabHref={tabHref} />}
      foot={mayTriage ? <CommentField alertId={alert.id} /> : <WhoCan environment={alert.environment} />}
    >
      <AlertBody
        alert={alert}
        tab={tab}
        href={href}
        onRestore={mayTriage ? (wish) => onRestore(alert, wish) : undefined}
      />
    </Pane>
  )
}

/** At the end of the list there is nowhere to go, so nothing is drawn. */
function Neighbour({ href, label, children }: { href: string | undefined; label: string; children: ReactNode }) {
  if (href === undefined) return null
  return (
    <Link className="btn btn-quiet btn-icon btn-s" href={href} scroll={false} aria-label={label} title={label}>
      {children}
    </Link>
  )
}

const linkTo = (path: string) => (typeof window === 'undefined' ? path : window.location.origin + path)
