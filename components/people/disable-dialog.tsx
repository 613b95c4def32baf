'use client'

import { useCommand } from '@/lib/client/use-command'
import { ConfirmDialog } from '../ui/dialog'
import { FormFailure } from '../ui/form-failure'
import type { PersonFacts } from './person-facts'

/** Shuts a person out, or lets them in again. */
export function DisableDialog({ person, onClose }: { person: PersonFacts; onClose: () => void }) {
  const off = person.disabledAt === null
  const command = useCommand<null>(
    () => ({ path: `/api/v1/people/${person.id}/${off ? 'disable' : 'enable'}` }),
    ['people', 'audit'],
  )
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={`${off ? 'Disable' : 'Enable'} ${person.name}`}
      verb={off ? 'Disable' : 'Enable'}
      danger={off}
      busy={command.busy}
      onConfirm={() => command.run(null, { onSuccess: onClose })}
    >
      <p>
        {off
          ? 'Sessions and personal tokens end at once. Roles and history stay, and the person can be enabled again.'
          : 'The person can sign in again with their password and roles. Old sessions and tokens stay ended.'}
      </p>
      <FormFailure error={command.failure} />
    </ConfirmDialog>
  )
}
