import type { ReactNode } from 'react'
import { Tabs } from '@/components/ui/tabs'
import { searchHref } from '@/lib/client/search-params'
import type { usePages } from '@/lib/client/use-pages'
import type { ChannelItem, RuleItem } from '@/lib/model/notification-items'

/** What all three parts of the page know. */
export type Shared = {
  tabs: { rules: number | undefined; channels: number | undefined; environment: string | undefined }
  writable: readonly { id: string; name: string }[]
  /** May change what concerns all environments. */
  everywhere: boolean
  mail: boolean
  rules: ReturnType<typeof usePages<RuleItem>>
  channels: ReturnType<typeof usePages<ChannelItem>>
  notice: ReactNode
}

type TabsProps = { current: 'ledger' | 'rules' | 'channels'; tabs: Shared['tabs'] }

/** What was told, by what, to where. */
export function NotificationTabs({ current, tabs: { rules, channels, environment } }: TabsProps) {
  return (
    <Tabs
      label="Parts of notifications"
      current={current}
      tabs={[
        { id: 'ledger', label: 'Ledger', href: searchHref('/notifications', { environment }) },
        {
          id: 'rules',
          label: 'Rules',
          href: searchHref('/notifications', { environment, tab: 'rules' }),
          ...(rules === undefined ? {} : { count: rules }),
        },
        {
          id: 'channels',
          label: 'Channels',
          href: searchHref('/notifications', { environment, tab: 'channels' }),
          ...(channels === undefined ? {} : { count: channels }),
        },
      ]}
    />
  )
}
