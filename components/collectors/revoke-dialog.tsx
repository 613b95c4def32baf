'use client'

import { useCommand } from '@/lib/client/use-command'
import { ConfirmDialog } from '../ui/dialog'
import { FormFailure } from '../ui/form-failure'
import type { CollectorFacts } from './collector-facts'

/** Ends a collector for good. */
export function RevokeDialog({ collector, onClose }: { collector: CollectorFacts; onClose: () => void }) {
  const command = useCommand<null>(
    () => ({ path: `/api/v1/collectors/${collector.id}/revoke` }),
    ['collectors', 'audit', 'counts'],
  )
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={`Revoke ${collector.name}`}
      verb="Revoke collector"
      danger
      busy={command.busy}
      onConfirm={() => command.run(null, { onSuccess: onClose })}
    >
      <p>Its token stops with the next request and cannot be brought back. What it reported stays, and grows old.</p>
      <FormFailure error={command.failure} />
    </ConfirmDialog>
  )
}
