'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import '@/components/alerts/alerts.css'
import { AlertBody, AlertTabs, alertTab } from '@/components/alerts/alert-body'
import { AlertControls, AlertFacts, AlertState } from '@/components/alerts/alert-head'
import { alertKeys, fetchAlert, type Chosen } from '@/components/alerts/api'
import { CommentField } from '@/components/alerts/comment-field'
import { DismissDialog } from '@/components/alerts/dismiss-dialog'
import { useTriage } from '@/components/alerts/use-triage'
import { WhoCan } from '@/components/alerts/who-can'
import { withEnvironment } from '@/components/shell/environment-url'
import { Loading } from '@/components/states/loading'
import { QueryFailure } from '@/components/states/query-failure'
import { StaleBanner } from '@/components/states/stale-banner'
import { PageHead } from '@/components/ui/page-head'
import { can } from '@/lib/auth/policy'
import { useMe } from '@/lib/client/me'

type ViewProps = { id: string; tab: string | undefined; environment: string | null }

/** The alert with all its parts, under its own address. */
export function AlertView({ id, tab, environment }: ViewProps) {
  const me = useMe()
  const triage = useTriage()
  const [dismissing, setDismissing] = useState<Chosen | null>(null)
  const query = useQuery({ queryKey: alertKeys.detail(id), queryFn: ({ signal }) => fetchAlert(id, signal) })
  const alert = query.data
  if (!alert) {
    if (!query.error) return <Loading what="alert" />
    return (
      <QueryFailure
        error={query.error}
        what="This alert"
        hides="What happened is not shown because of it."
        onRetry={() => void query.refetch()}
      />
    )
  }
  const href = (path: string) => withEnvironment(path, environment)
  const chosen = { rows: [alert] }
  const mayTriage = can(me.grants, 'alerts:triage', alert.environment.id)
  return (
    <>
      <PageHead
        crumbs={[{ label: 'Alerts', href: href('/alerts') }]}
        title={alert.title}
        facts={`${alert.compromised || 'The environment'}, ${alert.cluster?.name ?? alert.environment.name}`}
      />
      {query.error ? <StaleBanner since={new Date(query.dataUpdatedAt)} onRetry={() => void query.refetch()} /> : null}
      <div className="alert-page-head">
        <AlertFacts alert={alert} />
        {mayTriage ? (
          <AlertControls
            alert={alert}
            onStatus={(status) =>
              status === 'dismissed' ? setDismissing(chosen) : void triage.setStatus(chosen, { status })
            }
            onOwner={(owner, name) => void triage.assign(chosen, owner, name)}
          />
        ) : (
          <AlertState alert={alert} />
        )}
      </div>
      <AlertTabs
        alert={alert}
        tab={alertTab(tab)}
        tabHref={(name) => href(name === 'details' ? `/alerts/${id}` : `/alerts/${id}?tab=${name}`)}
      />
      <div className="alert-page-body pane-body">
        <AlertBody
          alert={alert}
          tab={alertTab(tab)}
          href={href}
          onRestore={mayTriage ? (wish) => void triage.setStatus(chosen, wish) : undefined}
        />
        {mayTriage ? <CommentField alertId={id} /> : <WhoCan environment={alert.environment} />}
      </div>
      <DismissDialog chosen={dismissing} triage={triage} onClose={() => setDismissing(null)} />
    </>
  )
}
