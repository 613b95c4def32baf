'use client'

import { useRouter } from 'next/navigation'
import { FilterBar } from '@/components/data-table/filter-bar'
import { Pager } from '@/components/data-table/pager'
import { DeliveryTable } from '@/components/notifications/delivery-table'
import { stateNames } from '@/components/notifications/words'
import { Empty, NoMatch } from '@/components/states/empty'
import { Loading } from '@/components/states/loading'
import { QueryFailure } from '@/components/states/query-failure'
import { StaleBanner } from '@/components/states/stale-banner'
import { PageHead } from '@/components/ui/page-head'
import { keys } from '@/lib/client/keys'
import { listFilters } from '@/lib/client/list-filters'
import { usePages } from '@/lib/client/use-pages'
import { deliveryStates } from '@/lib/model/notification'
import type { DeliveryItem } from '@/lib/model/notification-items'
import { retentionDays } from '@/lib/model/retention'
import type { LedgerFilters, OpenFilters } from './search-params'
import { NotificationTabs, type Shared } from './shared'

type LedgerProps = Shared & {
  filters: LedgerFilters
  opened: OpenFilters
  href: (changes: Readonly<Record<string, string | null>>) => string
}

/** Every message of the last days: to whom, how far it came, what went wrong, when it is tried next. */
export function Ledger({ tabs, rules, channels, filters, opened, href, notice }: LedgerProps) {
  const router = useRouter()
  const list = usePages<DeliveryItem>(keys.list('notifications', filters), '/api/v1/notification-deliveries', filters, {
    refetchInterval: 10_000,
  })
  const { items, total } = list
  const known = { environment: filters.environment, ...opened, ...filters }
  const state = listFilters('/notifications', known, [
    { id: 'state', label: 'State', options: deliveryStates.map((value) => ({ value, label: stateNames[value] })) },
    {
      id: 'channel',
      label: 'Channel',
      options: (channels.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
    },
    { id: 'rule', label: 'Rule', options: (rules.items ?? []).map(({ id, name }) => ({ value: id, label: name })) },
  ])
  const failing = channels.items?.filter((one) => one.enabled && one.lastError !== null).length ?? 0
  return (
    <>
      <PageHead
        title="Notifications"
        facts={failing > 0 ? `${failing} channel${failing === 1 ? '' : 's'} failing` : undefined}
      />
      <NotificationTabs current="ledger" tabs={tabs} />
      {notice}
      <FilterBar chips={state.chips} definitions={state.definitions} clearHref={state.clearHref} />
      {items === undefined ? (
        list.error ? (
          <QueryFailure
            error={list.error}
            what="The ledger"
            hides="You do not see what was told and what failed."
            onRetry={list.retry}
            retrying={list.fetching}
          />
        ) : (
          <Loading what="messages" rows={12} />
        )
      ) : items.length === 0 && state.active > 0 ? (
        <NoMatch what="message" filters={state.active} clearHref={state.clearHref} />
      ) : items.length === 0 ? (
        <Empty title="Nothing was told" evidence={emptyWords(rules.items?.filter((rule) => rule.enabled).length)} />
      ) : (
        <>
          {list.error ? (
            <StaleBanner since={new Date(list.updatedAt)} onRetry={list.retry} retrying={list.fetching} />
          ) : null}
          <DeliveryTable
            items={items}
            openId={opened.open ?? null}
            href={(row) => href({ open: row.id })}
            onEscape={
              opened.open === undefined ? undefined : () => router.push(href({ open: null }), { scroll: false })
            }
          />
          <Pager
            noun="messages"
            shown={items.length}
            total={total?.value}
            capped={total?.capped}
            onMore={list.more}
            busy={list.loadingMore}
          />
        </>
      )}
    </>
  )
}

const kept = `Messages are kept for ${retentionDays.notification} days.`

function emptyWords(rules: number | undefined): string {
  if (rules === undefined) return kept
  if (rules === 0) return `No rule is on, so nobody is told of anything. ${kept}`
  return `${rules} rule${rules === 1 ? ' is' : 's are'} on and nothing has happened that ${rules === 1 ? 'it asks' : 'they ask'} for. ${kept}`
}
