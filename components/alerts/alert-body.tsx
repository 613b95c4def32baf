'use client'

import type { AlertDetail } from '@/lib/model/alert-view'
import { Tabs } from '../ui/tabs'
import { AlertAction } from './alert-action'
import { AlertDetails } from './alert-details'
import { AlertEvents } from './alert-events'
import { AuditAround } from './audit-around'
import type { StatusWish } from './api'

export const alertTabs = ['details', 'action', 'events'] as const
export type AlertTabId = (typeof alertTabs)[number]

const tabNames = {
  details: 'Alert details',
  action: 'Take action',
  events: 'Raw events',
} as const satisfies Record<AlertTabId, string>

/** The tab that a URL asks for; the details for anything else. */
export function alertTab(value: string | undefined): AlertTabId {
  return alertTabs.find((tab) => tab === value) ?? 'details'
}

/** Tabs of one alert, as links. */
export function AlertTabs({
  alert,
  tab,
  tabHref,
}: {
  alert: AlertDetail
  tab: AlertTabId
  tabHref: (tab: AlertTabId) => string
}) {
  return (
    <Tabs
      label="Parts of the alert"
      current={tab}
      tabs={alertTabs.map((id) => ({
        id,
        label: tabNames[id],
        href: tabHref(id),
        ...(id === 'events' ? { count: alert.count } : {}),
      }))}
    />
  )
}

/** What the chosen tab says. */
export function AlertBody({
  alert,
  tab,
  href,
  onRestore,
}: {
  alert: AlertDetail
  tab: AlertTabId
  href: (path: string) => string
  /** Sets a status without asking; absent for those who may not. */
  onRestore?: ((wish: StatusWish) => void) | undefined
}) {
  if (tab === 'action') return <AlertAction alert={alert} href={href} onRestore={onRestore} />
  if (tab === 'events') {
    return (
      <>
        <AlertEvents alert={alert} />
        <AuditAround alert={alert} />
      </>
    )
  }
  return <AlertDetails alert={alert} href={href} onRestore={onRestore} />
}
