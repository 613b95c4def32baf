'use client'

import { Plus } from 'lucide-react'
import { useState } from 'react'
import { DeleteThing, deleteChannelText, RotateSecret } from '@/components/notifications/channel-deeds'
import { ChannelForm } from '@/components/notifications/channel-form'
import { ChannelTable, type ChannelDeed } from '@/components/notifications/channel-table'
import { TestDialog } from '@/components/notifications/test-dialog'
import { Empty } from '@/components/states/empty'
import { Loading } from '@/components/states/loading'
import { QueryFailure } from '@/components/states/query-failure'
import { Button } from '@/components/ui/button'
import { PageHead } from '@/components/ui/page-head'
import { TokenOnce } from '@/components/ui/token-once'
import type { ChannelItem } from '@/lib/model/notification-items'
import { NotificationTabs, type Shared } from './shared'

type Open = { deed: ChannelDeed; channel: ChannelItem } | { deed: 'new' }

/** Where news goes. A secret that was just made lives here and nowhere else. */
export function Channels({ tabs, channels, writable, everywhere, mail, notice }: Shared) {
  const [open, setOpen] = useState<Open | null>(null)
  const [fresh, setFresh] = useState<{ name: string; secret: string } | null>(null)
  const { items } = channels
  const may = writable.length > 0
  const close = () => setOpen(null)
  return (
    <>
      <PageHead
        title="Notifications"
        actions={
          may ? (
            <Button variant="primary" onClick={() => setOpen({ deed: 'new' })}>
              <Plus className="i i-s" aria-hidden="true" />
              New channel
            </Button>
          ) : null
        }
      />
      <NotificationTabs current="channels" tabs={tabs} />
      {notice}
      {fresh === null ? null : (
        <div className="region">
          <TokenOnce
            title={`Secret of ${fresh.name}, shown once`}
            token={fresh.secret}
            kept="It is kept sealed, to sign with."
            note="Its receiver checks signatures with it."
          />
        </div>
      )}
      {items === undefined ? (
        channels.error ? (
          <QueryFailure
            error={channels.error}
            what="Channels"
            hides="You do not see where news goes."
            onRetry={channels.retry}
            retrying={channels.fetching}
          />
        ) : (
          <Loading what="channels" />
        )
      ) : items.length === 0 ? (
        <Empty
          title="No channel"
          evidence={
            may
              ? 'A channel is a web hook, a Slack or Teams channel, or addresses of e-mail. Rules can also write to people by role.'
              : 'A security admin can make one: a web hook, a Slack or Teams channel, addresses of e-mail.'
          }
        />
      ) : (
        <>
          <ChannelTable items={items} onDeed={(deed, channel) => setOpen({ deed, channel })} />
          {may ? null : <p className="region muted">A security admin can make, change and try out channels.</p>}
        </>
      )}
      {open?.deed === 'new' || open?.deed === 'change' ? (
        <ChannelForm
          channel={open.deed === 'new' ? null : open.channel}
          environments={writable}
          everywhere={everywhere}
          mail={mail}
          onMade={({ secret }, name) => {
            if (open.deed === 'new') setFresh(secret ? { name, secret } : null)
            close()
          }}
          onClose={close}
        />
      ) : null}
      {open?.deed === 'test' ? <TestDialog channel={open.channel} onClose={close} /> : null}
      {open?.deed === 'rotate' ? (
        <RotateSecret
          channel={open.channel}
          onRotated={(secret) => {
            setFresh({ name: open.channel.name, secret })
            close()
          }}
          onClose={close}
        />
      ) : null}
      {open?.deed === 'delete' ? (
        <DeleteThing
          path={`/api/v1/notification-channels/${open.channel.id}`}
          name={open.channel.name}
          what="channel"
          text={deleteChannelText(open.channel)}
          onClose={close}
        />
      ) : null}
    </>
  )
}
