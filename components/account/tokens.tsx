'use client'

import { useState } from 'react'
import { roleNames, roles } from '@/lib/auth/policy'
import { useCommand } from '@/lib/client/use-command'
import type { Column } from '../data-table/column'
import { DataTable } from '../data-table/data-table'
import { Button } from '../ui/button'
import { ConfirmDialog } from '../ui/dialog'
import { FormFailure } from '../ui/form-failure'
import { useNow } from '../ui/clock'
import { Age, Time } from '../ui/time'
import { TokenOnce } from '../ui/token-once'
import { NewToken, type MadeToken } from './new-token'

export type TokenFacts = {
  id: string
  name: string
  hint: string
  role: string
  createdAt: string
  expiresAt: string | null
  revokedAt: string | null
  lastUsedAt: string | null
}

function RevokeToken({ token, onClose }: { token: TokenFacts; onClose: () => void }) {
  const command = useCommand<null>(() => ({ path: `/api/v1/tokens/${token.id}/revoke` }), ['tokens', 'audit'])
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={`Revoke the token ${token.name}`}
      verb="Revoke token"
      danger
      busy={command.busy}
      onConfirm={() => command.run(null, { onSuccess: onClose })}
    >
      <p>Whatever uses it stops with its next request.</p>
      <FormFailure error={command.failure} />
    </ConfirmDialog>
  )
}

/** One's personal tokens: made here, shown once, revoked here. */
export function Tokens({ items }: { items: readonly TokenFacts[] }) {
  const now = useNow().toISOString()
  const [making, setMaking] = useState(false)
  const [made, setMade] = useState<MadeToken | null>(null)
  const [revoking, setRevoking] = useState<TokenFacts | null>(null)
  const ended = (row: TokenFacts) =>
    row.revokedAt !== null ? 'Revoked' : row.expiresAt !== null && row.expiresAt <= now ? 'Expired' : null
  const roleOf = (role: string) => roles.find((each) => each === role)
  const columns: readonly Column<TokenFacts>[] = [
    {
      id: 'name',
      header: 'Token',
      small: 'name',
      cell: (row) => (
        <>
          <b className="strong">{row.name}</b> <code className="faint">{row.hint}</code>
        </>
      ),
    },
    {
      id: 'role',
      header: 'At most',
      width: 136,
      cell: (row) => roleNames[roleOf(row.role) ?? 'security_reader'],
      small: 'place',
    },
    { id: 'made', header: 'Made', width: 84, right: true, cell: (row) => <Time at={row.createdAt} /> },
    {
      id: 'used',
      header: 'Last used',
      width: 96,
      right: true,
      cell: (row) => <Age at={row.lastUsedAt} />,
      small: 'when',
    },
    {
      id: 'expires',
      header: 'Expires',
      width: 96,
      right: true,
      cell: (row) => <Time at={row.expiresAt} none="Never" />,
    },
    {
      id: 'state',
      header: '',
      label: 'State',
      width: 92,
      right: true,
      small: 'fact',
      cell: (row) =>
        ended(row) === null ? (
          <Button small variant="danger" onClick={() => setRevoking(row)}>
            Revoke
          </Button>
        ) : (
          <span className="faint">{ended(row)}</span>
        ),
    },
  ]
  return (
    <>
      {made === null ? null : (
        <div className="account-acts">
          <TokenOnce token={made.token} note={made.name} />
        </div>
      )}
      {items.length === 0 ? (
        <p className="muted account-acts">You have no token. One lets a script or a client read the API as you.</p>
      ) : (
        <DataTable
          caption="Personal tokens"
          columns={columns}
          rows={items}
          rowId={(row) => row.id}
          rowName={(row) => row.name}
          rowState={(row) => (ended(row) === 'Revoked' ? 'gone' : undefined)}
          keyboard={false}
        />
      )}
      <div className="account-acts">
        <Button onClick={() => setMaking(true)}>New token</Button>
      </div>
      {making ? (
        <NewToken
          onClose={() => setMaking(false)}
          onMade={(next) => {
            setMade(next)
            setMaking(false)
          }}
        />
      ) : null}
      {revoking === null ? null : <RevokeToken token={revoking} onClose={() => setRevoking(null)} />}
    </>
  )
}
