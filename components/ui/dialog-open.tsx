'use client'

import { Modal } from '@heroui/react/modal'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, IconButton } from './button'
import { classNames } from './class-names'

export type DialogProps = {
  open: boolean
  onClose: () => void
  title: string
  children: ReactNode
  foot?: ReactNode
  size?: 'normal' | 'wide'
}

/** A question or a form over the page: holds the focus, closes on Escape and on a press outside. */
export function Dialog({ open, onClose, title, children, foot, size = 'normal' }: DialogProps) {
  return (
    <BareDialog open={open} onClose={onClose} className={size === 'wide' ? 'dialog-wide' : undefined}>
      <div className="dialog-head">
        <Modal.Heading>{title}</Modal.Heading>
        <IconButton label="Close" icon={<X className="i" aria-hidden="true" />} onClick={onClose} />
      </div>
      <div className="dialog-body">{children}</div>
      {foot === undefined ? null : <div className="dialog-foot">{foot}</div>}
    </BareDialog>
  )
}

export type BareDialogProps = {
  open: boolean
  onClose: () => void
  label?: string
  className?: string
  children: ReactNode
}

/** The floating sheet alone, for what draws its own head (the palette). `label` names it when no heading does. */
export function BareDialog({ open, onClose, label, className, children }: BareDialogProps) {
  return (
    <Modal.Backdrop className="backdrop" isOpen={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Modal.Container className="dialog-place">
        <Modal.Dialog className={classNames('pop dialog', className)} aria-label={label}>
          {children}
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  )
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
