'use client'

import { DeliveryPane } from '@/components/notifications/delivery-pane'
import { Note } from '@/components/ui/note'
import { Split } from '@/components/ui/split'
import { can } from '@/lib/auth/policy'
import { keys } from '@/lib/client/keys'
import { useMe } from '@/lib/client/me'
import { searchHref } from '@/lib/client/search-params'
import { usePages } from '@/lib/client/use-pages'
import type { ChannelItem, RuleItem } from '@/lib/model/notification-items'
import { Channels } from './channels'
import { Ledger } from './ledger'
import { Rules } from './rules'
import type { LedgerFilters, OpenFilters } from './search-params'

type ViewProps = {
  filters: LedgerFilters
  opened: OpenFilters
  environments: readonly { id: string; name: string }[]
  /** Whether a mail server is set. */
  mail: boolean
}

/** The ledger, the rules and the channels; one of them is shown. */
export function NotificationsView({ filters, opened, environments, mail }: ViewProps) {
  const me = useMe()
  const { environment } = filters
  const part = (name: string) => keys.list('notifications', { environment, part: name })
  const all = { environment, limit: '200' }
  const rules = usePages<RuleItem>(part('rules'), '/api/v1/notification-rules', all)
  const channels = usePages<ChannelItem>(part('channels'), '/api/v1/notification-channels', all, {
    refetchInterval: 15_000,
  })
  const writable = environments.filter(({ id }) => can(me.grants, 'notifications:write', id))
  const href = (changes: Readonly<Record<string, string | null>>) =>
    searchHref('/notifications', { ...filters, ...opened }, changes)
  const shared = {
    tabs: {
      rules: rules.total?.value,
      channels: channels.total?.value,
      environment,
    },
    writable,
    everywhere: can(me.grants, 'notifications:write', null),
    mail,
    rules,
    channels,
  }
  const needsMail =
    !mail &&
    (channels.items?.some((one) => one.kind === 'email') || rules.items?.some((rule) => rule.role !== null)) === true
  const notice = needsMail ? (
    <div className="region">
      <Note tone="accent">
        No mail server is set (PLIMSOLL_SMTP_HOST). Messages by e-mail are written to the ledger, where they can be sent
        again once there is one.
      </Note>
    </div>
  ) : null
  if (opened.tab === 'channels') return <Channels {...shared} notice={notice} />
  if (opened.tab === 'rules') return <Rules {...shared} notice={notice} />
  return (
    <Split
      pane={
        opened.open === undefined ? undefined : (
          <DeliveryPane
            key={opened.open}
            id={opened.open}
            closeHref={href({ open: null })}
            mayWrite={can(me.grants, 'notifications:write')}
          />
        )
      }
    >
      <Ledger {...shared} filters={filters} opened={opened} href={href} notice={notice} />
    </Split>
  )
}
