'use client'

import { ConfirmDialog } from '@/components/ui/dialog'
import { FormFailure } from '@/components/ui/form-failure'
import { useCommand } from '@/lib/client/use-command'
import type { GovernanceRuleItem } from '@/lib/model/governance'

/** Asks once more before a rule goes. */
export function DeleteRule({ rule, onClose }: { rule: GovernanceRuleItem; onClose: () => void }) {
  const command = useCommand<null>(
    () => ({ path: `/api/v1/governance-rules/${rule.id}`, method: 'DELETE' }),
    ['governance', 'recommendations', 'score', 'overview', 'assets', 'audit'],
  )
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={`Delete ${rule.name}`}
      verb="Delete rule"
      danger
      busy={command.busy}
      onConfirm={() => command.run(null, { onSuccess: onClose })}
    >
      <p>Its failures fall to the next rule that fits, or to nobody. What it kept out of the score counts again.</p>
      <FormFailure error={command.failure} />
    </ConfirmDialog>
  )
}
