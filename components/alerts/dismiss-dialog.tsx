'use client'

import { Dialog } from '../ui/dialog'
import type { Chosen, StatusWish } from './api'
import { DismissForm } from './dismiss-form'
import type { Triage } from './use-triage'
import { alertCount } from './words'

/** Asks why the chosen alerts are dismissed. Closes when it is saved; a failure stays in the form. */
export function DismissDialog({
  chosen,
  triage,
  onClose,
}: {
  chosen: Chosen | null
  triage: Triage
  onClose: (saved: boolean) => void
}) {
  const count = chosen === null ? 0 : 'rows' in chosen ? chosen.rows.length : chosen.count
  const [only] = chosen !== null && 'rows' in chosen && count === 1 ? chosen.rows : []
  async function dismiss(wish: StatusWish): Promise<string | null> {
    if (chosen === null) return null
    let failure: string | null = null
    const saved = await triage.setStatus(chosen, wish, (words) => {
      failure = words
    })
    if (saved) onClose(true)
    return failure
  }
  return (
    <Dialog
      open={chosen !== null}
      onClose={() => onClose(false)}
      title={only ? `Dismiss ${only.title}` : `Dismiss ${alertCount(count)}`}
    >
      <DismissForm
        legend="Reason"
        verb={count === 1 ? 'Dismiss alert' : `Dismiss ${alertCount(count)}`}
        onDismiss={dismiss}
        onCancel={() => onClose(false)}
      />
    </Dialog>
  )
}
