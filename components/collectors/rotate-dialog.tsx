'use client'

import { useState } from 'react'
import { useCommand } from '@/lib/client/use-command'
import { RadioGroup } from '../ui/choice'
import { ConfirmDialog } from '../ui/dialog'
import { FormFailure } from '../ui/form-failure'
import type { CollectorFacts, FreshToken } from './collector-facts'

const graces = [
  { value: '0', label: 'Stops at once', hint: 'For a token that leaked. Reports fail until the new one is in place.' },
  { value: '60', label: 'Works for 1 h more' },
  { value: '1440', label: 'Works for 24 h more' },
  { value: '10080', label: 'Works for 7 days more' },
]

type RotateProps = { collector: CollectorFacts; onRotated: (fresh: FreshToken) => void; onClose: () => void }

/** Gives the collector a new token and says how long the old one works. */
export function RotateDialog({ collector, onRotated, onClose }: RotateProps) {
  const [grace, setGrace] = useState('60')
  const command = useCommand<number, FreshToken>(
    (graceMinutes) => ({ path: `/api/v1/collectors/${collector.id}/rotate`, body: { graceMinutes } }),
    ['collectors', 'audit'],
  )
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={`Rotate the token of ${collector.name}`}
      verb="Rotate token"
      busy={command.busy}
      onConfirm={() => command.run(Number(grace), { onSuccess: onRotated })}
    >
      <RadioGroup legend="The old token" options={graces} value={grace} onChange={setGrace} />
      <FormFailure error={command.failure} />
    </ConfirmDialog>
  )
}
