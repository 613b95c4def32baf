'use client'

import { useState } from 'react'
import { useCommand } from '@/lib/client/use-command'
import type { Column } from '../data-table/column'
import { DataTable } from '../data-table/data-table'
import { Button } from '../ui/button'
import { ConfirmDialog } from '../ui/dialog'
import { FormFailure } from '../ui/form-failure'
import { Age, Time } from '../ui/time'
import { browserName } from './browser-name'

export type SessionFacts = {
  id: string
  createdAt: string
  lastSeenAt: string
  expiresAt: string
  address: string | null
  userAgent: string | null
}

const columns: readonly Column<SessionFacts>[] = [
  {
    id: 'browser',
    header: 'Browser',
    cell: (row) => <b className="strong">{browserName(row.userAgent)}</b>,
    small: 'name',
  },
  {
    id: 'address',
    header: 'Address',
    width: 168,
    className: 'muted',
    cell: (row) => row.address ?? 'not known',
    small: 'place',
  },
  { id: 'since', header: 'Since', width: 84, right: true, cell: (row) => <Time at={row.createdAt} /> },
  {
    id: 'seen',
    header: 'Last renewed',
    width: 108,
    right: true,
    cell: (row) => <Age at={row.lastSeenAt} />,
    small: 'when',
  },
  { id: 'ends', header: 'Ends', width: 84, right: true, cell: (row) => <Time at={row.expiresAt} />, small: 'fact' },
]

/** Where one is signed in, and the way out of all of it. */
export function Sessions({ items }: { items: readonly SessionFacts[] }) {
  const [asking, setAsking] = useState(false)
  const command = useCommand<null>(() => ({ path: '/api/v1/me/sign-out-everywhere' }), [])
  return (
    <>
      <DataTable
        caption="Sessions"
        columns={columns}
        rows={items}
        rowId={(row) => row.id}
        rowName={(row) => browserName(row.userAgent)}
        keyboard={false}
      />
      <div className="account-acts">
        <Button onClick={() => setAsking(true)}>Sign out everywhere</Button>
      </div>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title="Sign out everywhere"
        verb="Sign out everywhere"
        busy={command.busy}
        onConfirm={() => command.run(null, { onSuccess: () => window.location.assign('/sign-in') })}
      >
        <p>All your sessions end, this one too. Personal tokens go on: revoke them below if you need to.</p>
        <FormFailure error={command.failure} />
      </ConfirmDialog>
    </>
  )
}
