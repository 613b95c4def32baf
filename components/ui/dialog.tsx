'use client'

import dynamic from 'next/dynamic'
import type { ReactNode } from 'react'
import { Button } from './button'

export type DialogProps = {
  open: boolean
  onClose: () => void
  title: string
  children: ReactNode
  foot?: ReactNode
  size?: 'normal' | 'wide'
}

// What holds the focus and hides the page behind comes when a dialog opens for the first time.
const OpenDialog = dynamic(() => import('./dialog-open').then((module) => module.OpenDialog), { ssr: false })

/** A question or a form over the page: holds the focus, closes on Escape and on a press outside. */
export function Dialog({ open, ...rest }: DialogProps) {
  return open ? <OpenDialog {...rest} /> : null
}

export type ConfirmDialogProps = Omit<DialogProps, 'foot' | 'size'> & {
  verb: string
  onConfirm: () => void
  busy?: boolean
  danger?: boolean
}

/** Asks once more before something that cannot be taken back. `verb` says what will happen: "Revoke token". */
export function ConfirmDialog({ verb, onConfirm, busy, danger, ...rest }: ConfirmDialogProps) {
  return (
    <Dialog
      {...rest}
      foot={
        <>
          <Button variant={danger ? 'danger' : 'primary'} busy={busy} onClick={onConfirm}>
            {verb}
          </Button>
          <Button variant="quiet" onClick={rest.onClose}>
            Cancel
          </Button>
        </>
      }
    />
  )
}
