'use client'

import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { fetchJson } from '@/lib/client/fetch-json'
import { keys } from '@/lib/client/keys'
import { useCommand } from '@/lib/client/use-command'
import type { ChannelItem, DeliveryDetails } from '@/lib/model/notification-items'
import { InverseChip } from '../ui/chip'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { FormFailure } from '../ui/form-failure'
import { outcomeWords, stateNames } from './words'

const underWay = ['waiting', 'sending']

/** Sends a test when it opens and shows what comes of it, as it comes. */
export function TestDialog({ channel, onClose }: { channel: ChannelItem; onClose: () => void }) {
  const command = useCommand<null, { deliveries: string[] }>(
    () => ({ path: `/api/v1/notification-channels/${channel.id}/test` }),
    ['notifications', 'audit'],
  )
  const { run, result, busy, failure } = command
  const sent = useRef(false)
  useEffect(() => {
    if (sent.current) return
    sent.current = true
    run(null)
  }, [run])
  const outcomes = useQueries({
    queries: (result?.deliveries ?? []).map((id) => ({
      queryKey: keys.detail('notifications', id),
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        fetchJson<DeliveryDetails>(`/api/v1/notification-deliveries/${id}`, { signal }),
      refetchInterval: ({ state }: { state: { data?: DeliveryDetails | undefined } }) =>
        state.data && !underWay.includes(state.data.state) ? false : (700 as const),
    })),
  })
  const client = useQueryClient()
  const ended = outcomes.length > 0 && outcomes.every(({ data }) => data && !underWay.includes(data.state))
  useEffect(() => {
    // The list behind says how the channel does.
    if (ended) void client.invalidateQueries({ queryKey: keys.lists('notifications') })
  }, [ended, client])
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Test of ${channel.name}`}
      foot={
        <>
          <Button variant="primary" onClick={onClose}>
            Close
          </Button>
          <Button busy={busy} onClick={() => run(null)}>
            Send another
          </Button>
        </>
      }
    >
      <p className="muted">A real message, marked as a test, with one try. It stands in the ledger too.</p>
      <FormFailure error={failure} />
      <ul className="stack" aria-live="polite">
        {outcomes.map(({ data }, at) => (
          <li key={data?.id ?? at} className="row">
            {data === undefined ? (
              <span className="muted">Waiting for the worker …</span>
            ) : (
              <>
                {data.state === 'dead' ? <InverseChip>Failed</InverseChip> : <b>{stateNames[data.state]}</b>}
                <span className="grow wrap">
                  {data.recipient}: {outcomeWords(data) || 'under way'}
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
