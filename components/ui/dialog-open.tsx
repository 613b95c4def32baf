'use client'

import { Modal } from '@heroui/react/modal'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from './button'
import { classNames } from './class-names'
import type { DialogProps } from './dialog'

/** The dialog while it is open; pages use `Dialog`, which loads this on demand. */
export function OpenDialog({ onClose, title, children, foot, size = 'normal' }: Omit<DialogProps, 'open'>) {
  return (
    <BareDialog onClose={onClose} className={size === 'wide' ? 'dialog-wide' : undefined}>
      <div className="dialog-head">
        <Modal.Heading>{title}</Modal.Heading>
        <IconButton label="Close" icon={<X className="i" aria-hidden="true" />} onClick={onClose} />
      </div>
      <div className="dialog-body">{children}</div>
      {foot === undefined ? null : <div className="dialog-foot">{foot}</div>}
    </BareDialog>
  )
}

export type BareDialogProps = { onClose: () => void; label?: string; className?: string; children: ReactNode }

/** The floating sheet alone, for what draws its own head (the palette). `label` names it when no heading does. */
export function BareDialog({ onClose, label, className, children }: BareDialogProps) {
  return (
    <Modal.Backdrop className="backdrop" isOpen onOpenChange={(open) => (open ? undefined : onClose())}>
      <Modal.Container className="dialog-place">
        <Modal.Dialog className={classNames('pop dialog', className)} aria-label={label}>
          {children}
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  )
}
