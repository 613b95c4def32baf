'use client'

import type { Column } from '../data-table/column'
import { DataTable } from '../data-table/data-table'
import { Button } from '../ui/button'
import { InverseChip } from '../ui/chip'
import { Menu } from '../ui/menu'
import { Age } from '../ui/time'
import { can } from '@/lib/auth/policy'
import { useMe } from '@/lib/client/me'
import type { ChannelItem } from '@/lib/model/notification-items'
import { channelKindNames } from './words'

export type ChannelDeed = 'test' | 'change' | 'rotate' | 'delete'

type TableProps = { items: readonly ChannelItem[]; onDeed: (deed: ChannelDeed, channel: ChannelItem) => void }

/** Where news goes, and how each receiver does; who may, tries them out and changes them. */
export function ChannelTable({ items, onDeed }: TableProps) {
  const me = useMe()
  const columns: Column<ChannelItem>[] = [
    {
      id: 'name',
      header: 'Channel',
      small: 'name',
      cell: (row) => (
        <>
          <b className="font-medium">{row.name}</b> <span className="faint">{row.target}</span>
        </>
      ),
    },
    { id: 'kind', header: 'Kind', width: 90, small: 'fact', cell: (row) => channelKindNames[row.kind] },
    { id: 'state', header: 'State', width: 230, small: 'place', cell: (row) => <ChannelState channel={row} /> },
    {
      id: 'success',
      header: 'Last success',
      width: 110,
      small: 'when',
      className: 'muted',
      cell: (row) => <Age at={row.lastSuccessAt} none="never" />,
    },
    {
      id: 'environment',
      header: 'News of',
      width: 130,
      cell: (row) => <span className="muted cut">{row.environment ?? 'all environments'}</span>,
    },
    { id: 'rules', header: 'Rules', width: 60, right: true, cell: (row) => <span className="muted">{row.rules}</span> },
    {
      id: 'deeds',
      header: '',
      label: 'Change',
      width: 164,
      right: true,
      small: 'fact',
      cell: (row) =>
        can(me.grants, 'notifications:write', row.environmentId) ? (
          <span className="row">
            <Button small onClick={() => onDeed('test', row)} aria-label={`Send a test to ${row.name}`}>
              Send a test
            </Button>
            <Menu
              trigger="…"
              label={`More for ${row.name}`}
              menuLabel={row.name}
              end
              groups={[
                {
                  items: [
                    { id: 'change', label: 'Change', onAction: () => onDeed('change', row) },
                    ...(row.kind === 'webhook'
                      ? [{ id: 'rotate', label: 'New secret', onAction: () => onDeed('rotate', row) }]
                      : []),
                    { id: 'delete', label: 'Delete', danger: true, onAction: () => onDeed('delete', row) },
                  ],
                },
              ]}
            />
          </span>
        ) : null,
    },
  ]
  return (
    <DataTable
      caption="Channels"
      columns={columns}
      rows={items}
      rowId={(row) => row.id}
      rowName={(row) => row.name}
      keyboard={false}
    />
  )
}

function ChannelState({ channel }: { channel: ChannelItem }) {
  if (!channel.enabled) return <span className="muted">Off: its rules send nothing</span>
  if (channel.lastError) {
    return (
      <span className="row">
        <InverseChip>Failing</InverseChip>
        <span className="muted cut" title={channel.lastError}>
          {channel.lastError}
        </span>
      </span>
    )
  }
  if (channel.waiting > 0) return <span>{channel.waiting} waiting</span>
  return <span className="muted">{channel.lastSuccessAt ? 'Well' : 'Nothing sent yet'}</span>
}
