'use client'

import { useState } from 'react'
import { can } from '@/lib/auth/policy'
import { useMe } from '@/lib/client/me'
import type { HeartbeatView } from '@/lib/model/heartbeat'
import { Button } from '../ui/button'
import { Pane } from '../ui/split'
import { Tabs } from '../ui/tabs'
import { Time } from '../ui/time'
import { TokenOnce } from '../ui/token-once'
import { AuditSetup } from './audit-setup'
import type { CollectorFacts, FreshToken } from './collector-facts'
import { CollectorSettings } from './collector-settings'
import { FirstReport } from './first-report'
import { HeartbeatFacts } from './heartbeat-facts'
import { HealthWord } from './health-word'
import { Ledger } from './ledger'
import { RevokeDialog } from './revoke-dialog'
import { RotateDialog } from './rotate-dialog'
import { SendReport } from './send-report'
import { SilenceNote } from './silence-note'
import './collectors.css'

type PaneProps = {
  collector: CollectorFacts & {
    coveredAssets: { value: number; capped: boolean } | null
    heartbeats: HeartbeatView[]
  }
  url: string
  tab: string
  status: string | undefined
  reportId: string | null
  fresh: FreshToken | undefined
  onFresh: (fresh: FreshToken) => void
  href: (changes: Readonly<Record<string, string | null>>) => string
}

/** One collector: token, how to send, what it sent, what it may. */
export function CollectorPane({ collector, url, tab, status, reportId, fresh, onFresh, href }: PaneProps) {
  const me = useMe()
  const [dialog, setDialog] = useState<'rotate' | 'revoke' | null>(null)
  const mayWrite = can(me.grants, 'collectors:write', collector.environmentId)
  const mayReplay = can(me.grants, 'reports:replay', collector.environmentId)
  const acts = mayWrite && collector.revokedAt === null
  const waits = collector.health === 'waiting'
  const isAudit = collector.formats.includes('kubernetes-audit')
  return (
    <Pane
      label={`Collector ${collector.name}`}
      closeHref={href({ open: null, tab: null, status: null, report: null })}
      bar={
        <div className="row collector-bar">
          <span className="muted s">{collector.environment}</span>
          <span className="grow" />
          {acts ? (
            <>
              <Button small variant="quiet" onClick={() => setDialog('rotate')}>
                Rotate token
              </Button>
              <Button small variant="quiet" className="btn-danger" onClick={() => setDialog('revoke')}>
                Revoke
              </Button>
            </>
          ) : null}
        </div>
      }
      head={
        <>
          <div className="row">
            <h2>{collector.name}</h2>
            <HealthWord health={collector.health} />
            <span className="grow" />
            <span className="s faint">
              {collector.expiresAt === null ? (
                'Token never expires'
              ) : (
                <>
                  Token expires <Time at={collector.expiresAt} />
                </>
              )}
            </span>
          </div>
          {fresh ? (
            <TokenOnce
              token={fresh.token}
              note={
                fresh.oldWorksUntil === null ? undefined : (
                  <>
                    The old one works until <Time at={fresh.oldWorksUntil} />
                  </>
                )
              }
            />
          ) : null}
          {fresh || waits ? (
            <>
              {mayWrite ? <SendReport allowed={collector.formats} url={url} /> : null}
              {mayWrite && isAudit ? (
                <AuditSetup collectorId={collector.id} url={url} token={fresh?.token ?? null} />
              ) : null}
              <FirstReport collector={collector} />
            </>
          ) : null}
          <SilenceNote collector={collector} />
          <HeartbeatFacts heartbeats={collector.heartbeats} />
        </>
      }
      tabs={
        <Tabs
          label="Collector"
          current={tab}
          tabs={[
            { id: 'ledger', label: 'Ledger', href: href({ tab: null }) },
            ...(fresh || waits || !mayWrite
              ? []
              : [{ id: 'send', label: 'Send a report', href: href({ tab: 'send' }) }]),
            { id: 'settings', label: 'Settings', href: href({ tab: 'settings' }) },
          ]}
        />
      }
    >
      {tab === 'settings' ? <CollectorSettings collector={collector} mayWrite={mayWrite} /> : null}
      {tab === 'send' && mayWrite ? (
        <div className="stack">
          <SendReport allowed={collector.formats} url={url} />
          {isAudit && !fresh && !waits ? <AuditSetup collectorId={collector.id} url={url} token={null} /> : null}
        </div>
      ) : null}
      {tab === 'ledger' ? (
        <Ledger
          collectorId={collector.id}
          live={waits || fresh !== undefined}
          {...{ status, reportId, href, mayReplay }}
        />
      ) : null}
      {dialog === 'rotate' ? (
        <RotateDialog
          collector={collector}
          onClose={() => setDialog(null)}
          onRotated={(next) => {
            onFresh(next)
            setDialog(null)
          }}
        />
      ) : null}
      {dialog === 'revoke' ? <RevokeDialog collector={collector} onClose={() => setDialog(null)} /> : null}
    </Pane>
  )
}
